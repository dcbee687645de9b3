import type { AttachedFile } from '../world/world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RestRequest {
  /** A part of the path by the name its route gives it. */
  param(name: string): string;
  query: URLSearchParams;
  /** Parsed JSON (`payload_json` of a multipart body); undefined when there was none. */
  body: unknown;
  files: readonly AttachedFile[];
  /** `performance.now()` when the first byte of the request was there. */
  arrivedAt: number;
}

export function fileNames(files: RestRequest['files']): string[] {
  return files.map(({ filename }) => filename);
}

export interface RestReply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: Method;
  /** With `:name` for what varies: `/channels/:channel/messages`. */
  path: string;
  handle(request: RestRequest): RestReply;
  /** Who may call: the bot by its token (default), or whoever knows the interaction's token in the path. */
  access?: 'bot' | 'interaction';
}

export interface Match {
  route: Route;
  params: ReadonlyMap<string, string>;
}

interface Node {
  fixed: Map<string, Node>;
  /** Where any segment goes that is not fixed. */
  any: Node | null;
  routes: Map<string, { route: Route; names: string[] }>;
}

const newNode = (): Node => ({ fixed: new Map(), any: null, routes: new Map() });

/** Finds the route of a request in time that does not grow with the number of routes. */
export class Router {
  readonly #root = newNode();

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  match(method: string, path: string): Match | null {
    const values: string[] = [];
    let node: Node | undefined | null = this.#root;
    for (const segment of segmentsOf(path)) {
      const next: Node | undefined = node.fixed.get(segment);
      if (!next) values.push(segment);
      node = next ?? node.any;
      if (!node) return null;
    }
    const found = node.routes.get(method);
    if (!found) return null;
    return { route: found.route, params: new Map(found.names.map((name, index) => [name, values[index] ?? ''])) };
  }

  #add(route: Route): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of segmentsOf(route.path)) {
      if (segment.startsWith(':')) {
        names.push(segment.slice(1));
        node.any ??= newNode();
        node = node.any;
      } else {
        const next = node.fixed.get(segment) ?? newNode();
        node.fixed.set(segment, next);
        node = next;
      }
    }
    node.routes.set(route.method, { route, names });
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean).map(decoded);
}

/** discord.js sends `@original` as `%40original`. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
