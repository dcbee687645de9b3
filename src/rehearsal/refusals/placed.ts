import type { Component } from '../wire.ts';

/** A component and where in the body it stands. */
export interface PlacedComponent {
  component: Component;
  path: readonly PropertyKey[];
  parent: Component | null;
}

/** All components of a body with their places, outermost first. */
export function placedComponents(
  components: readonly Component[],
  path: readonly PropertyKey[] = ['components'],
  parent: Component | null = null,
): PlacedComponent[] {
  return components.flatMap((component, index) => placed(component, [...path, index], parent));
}

function placed(component: Component, path: readonly PropertyKey[], parent: Component | null): PlacedComponent[] {
  return [
    { component, path, parent },
    ...placedComponents(component.components ?? [], [...path, 'components'], component),
    ...(component.accessory ? placed(component.accessory, [...path, 'accessory'], component) : []),
    ...(component.component ? placed(component.component, [...path, 'component'], component) : []),
  ];
}
