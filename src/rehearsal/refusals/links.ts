import type { FieldProblem } from '../rest/errors.ts';
import type { Component, Embed, Media } from '../wire.ts';
import type { PlacedComponent } from './placed.ts';

const WEB = ['http', 'https'];
const WEB_OR_FILE = [...WEB, 'attachment'];

/** Links of other kinds than Discord opens (`javascript:` above all), wherever a message can hold one. */
export function linkProblems(embeds: readonly Embed[], placed: readonly PlacedComponent[]): FieldProblem[] {
  const inEmbeds = embeds.flatMap((embed, index) =>
    embedLinks(embed).map(([path, url]) => problem(['embeds', index, ...path], url, WEB_OR_FILE)),
  );
  const inComponents = placed.flatMap(({ component, path }) => [
    problem([...path, 'url'], component.url, [...WEB, 'discord']),
    ...mediaOf(component).map(([field, { url }]) => problem([...path, ...field, 'url'], url, WEB_OR_FILE)),
  ]);
  return [...inEmbeds, ...inComponents].flatMap((found) => found ?? []);
}

/** The names of the attached files that a message shows by `attachment://`. */
export function attachmentNames(
  embeds: readonly Embed[],
  placed: readonly PlacedComponent[],
): { name: string; path: PropertyKey[] }[] {
  const links = [
    ...embeds.flatMap((embed, index) =>
      embedLinks(embed).map(([path, url]) => ({ url, path: ['embeds', index, ...path] })),
    ),
    ...placed.flatMap(({ component, path }) =>
      mediaOf(component).map(([field, { url }]) => ({ url, path: [...path, ...field, 'url'] })),
    ),
  ];
  return links.flatMap(({ url, path }) => {
    const name = url?.match(/^attachment:\/\/(.+)$/)?.[1];
    return name === undefined ? [] : [{ name, path }];
  });
}

type Link = [path: PropertyKey[], url: string | null | undefined];

function embedLinks({ url, author, footer, image, thumbnail }: Embed): Link[] {
  return [
    [['url'], url],
    [['author', 'url'], author?.url],
    [['author', 'icon_url'], author?.icon_url],
    [['footer', 'icon_url'], footer?.icon_url],
    [['image', 'url'], image?.url],
    [['thumbnail', 'url'], thumbnail?.url],
  ];
}

function mediaOf({ media, file, items = [] }: Component): [path: PropertyKey[], media: Media][] {
  const inItems = items.map((item, index): [PropertyKey[], Media] => [['items', index, 'media'], item.media]);
  return [
    ...(media ? [[['media'], media] satisfies [PropertyKey[], Media]] : []),
    ...(file ? [[['file'], file] satisfies [PropertyKey[], Media]] : []),
    ...inItems,
  ];
}

function problem(path: PropertyKey[], url: string | null | undefined, schemes: readonly string[]): FieldProblem | null {
  const scheme = url?.match(/^([a-z][a-z0-9+.-]*):/i)?.[1]?.toLowerCase();
  if (!url || (scheme !== undefined && schemes.includes(scheme))) return null;
  return {
    path,
    code: 'URL_TYPE_INVALID_SCHEME',
    message: `Scheme "${scheme ?? ''}" is not supported. Scheme must be one of (${schemes.map((one) => `'${one}'`).join(', ')}).`,
  };
}
