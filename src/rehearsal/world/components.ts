import type { Attachment, Component, Media } from '../wire.ts';

/** A component and all that stand in it, outermost first. */
export function* nested(component: Component): Generator<Component> {
  yield component;
  for (const child of childrenOf(component)) yield* nested(child);
}

export function allComponents(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [...nested(component)]);
}

/** Components as Discord gives them back: each with a number, media resolved to where it is served from. */
export function settledComponents(components: readonly Component[], attachments: readonly Attachment[]): Component[] {
  const number = numbering(components);
  const settle = (component: Component): Component => ({
    ...component,
    id: number(component),
    ...(component.components ? { components: component.components.map(settle) } : {}),
    ...(component.accessory ? { accessory: settle(component.accessory) } : {}),
    ...(component.media ? { media: resolved(component.media, attachments) } : {}),
    ...(component.file ? { file: resolved(component.file, attachments) } : {}),
    ...(component.items
      ? { items: component.items.map((item) => ({ ...item, media: resolved(item.media, attachments) })) }
      : {}),
  });
  return components.map(settle);
}

function childrenOf({ components = [], accessory, component }: Component): Component[] {
  return [...components, ...(accessory ? [accessory] : []), ...(component ? [component] : [])];
}

/** Components without a number of their own get the next one that is free. */
function numbering(components: readonly Component[]): (component: Component) => number {
  const taken = new Set(allComponents(components).map(({ id }) => id));
  let last = 0;
  return ({ id }) => {
    if (id) return id;
    do last += 1;
    while (taken.has(last));
    return last;
  };
}

function resolved(media: Media, attachments: readonly Attachment[]): Media {
  const attachment = attachments.find(({ filename }) => media.url === `attachment://${filename}`);
  const url = attachment?.url ?? media.url;
  return { ...media, url, proxy_url: url, ...(attachment ? { attachment_id: attachment.id } : {}) };
}
