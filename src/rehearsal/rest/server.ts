import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Journal, JournalEntry } from '../journal.ts';
import { type ParsedBody, readBody } from './body.ts';
import { ApiError, refusal } from './errors.ts';
import type { Match, RestReply, Router } from './router.ts';

const API = /^\/api(?:\/v\d+)?(?=\/)/;

export interface RestServerParts {
  router: Router;
  journal: Journal;
  now(): number;
  /** Whether this `Authorization` header is the bot's. */
  isBot(authorization: string | undefined): boolean;
}

/** Answers the requests: finds the route, checks who asks, reads the body, journals how it went. */
export class RestServer {
  readonly #parts: RestServerParts;

  constructor(parts: RestServerParts) {
    this.#parts = parts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(API, '');
    const match = this.#parts.router.match(request.method ?? 'GET', path);
    const body = await readBody(request).catch((error: unknown) => error);
    const reply = this.#answer(request, match, url, body, arrivedAt);
    send(response, reply);
    this.#parts.journal.record(this.#entry(request, path, match, body, reply, arrivedAt));
  }

  #answer(request: IncomingMessage, match: Match | null, url: URL, body: unknown, arrivedAt: number): RestReply {
    try {
      if (!match) throw this.#unknown(request, url);
      if (match.route.access !== 'interaction' && !this.#parts.isBot(request.headers.authorization)) {
        throw refusal('unauthorized');
      }
      if (!isParsed(body)) throw body;
      return match.route.handle({
        param: (name) => match.params.get(name) ?? '',
        query: url.searchParams,
        body: body.json,
        files: body.files,
        arrivedAt,
      });
    } catch (error) {
      return this.#refused(error);
    }
  }

  #unknown(request: IncomingMessage, url: URL): ApiError {
    this.#parts.journal.violations.push(`This server does not know the route ${request.method} ${url.pathname}`);
    return refusal('notFound');
  }

  #refused(error: unknown): RestReply {
    if (error instanceof ApiError) return { status: error.status, body: error.body };
    this.#parts.journal.violations.push(
      `The local Discord itself failed: ${error instanceof Error ? error.stack : error}`,
    );
    return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  }

  #entry(
    request: IncomingMessage,
    path: string,
    match: Match | null,
    body: unknown,
    reply: RestReply,
    arrivedAt: number,
  ): JournalEntry {
    return {
      at: this.#parts.now(),
      method: request.method ?? 'GET',
      route: match?.route.path ?? null,
      path,
      body: isParsed(body) ? body.json : undefined,
      files: isParsed(body) ? body.files.map(({ filename }) => filename) : [],
      status: reply.status,
      answer: reply.body,
      ms: performance.now() - arrivedAt,
      fault: null,
    };
  }
}

function isParsed(body: unknown): body is ParsedBody {
  return typeof body === 'object' && body !== null && 'json' in body && 'files' in body;
}

function send(response: ServerResponse, { status, body }: RestReply): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
