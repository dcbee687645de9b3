import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerInstead, type Fault, type Faults } from '../faults.ts';
import type { Journal } from '../journal.ts';
import { type ParsedBody, readBody } from './body.ts';
import { ApiError, refusal } from './errors.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Match, RestReply, Router } from './router.ts';

const API = /^\/api(?:\/v\d+)?(?=\/)/;

export interface RestServerParts {
  router: Router;
  journal: Journal;
  faults: Faults;
  /** null: nothing is limited. */
  rateLimits: RateLimits | null;
  now(): number;
  /** Whether this `Authorization` header is the bot's. */
  isBot(authorization: string | undefined): boolean;
}

/** A request on its way through. */
interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  match: Match | null;
  path: string;
  query: URLSearchParams;
  /** The body, or why it cannot be read. */
  body: ParsedBody | ApiError;
  fault: Fault | null;
  arrivedAt: number;
}

/** Answers the requests: finds the route, checks who asks and how often, does the work, journals how it went. */
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
    const fault = this.#parts.faults.draw(`${request.method} ${match?.route.path}`);
    const body = await readBody(request).catch((error: unknown) => asRefusal(error));
    const visit: Visit = { request, response, match, path, query: url.searchParams, body, fault, arrivedAt };
    if (fault?.kind === 'cut-before') {
      request.socket.destroy();
      this.#record(visit, null);
      return;
    }
    const reply = answerInstead(fault) ?? this.#answer(visit);
    this.#parts.rateLimits?.answered(reply);
    this.#deliver(visit, reply);
  }

  #deliver(visit: Visit, reply: RestReply): void {
    const { request, response, fault } = visit;
    const arrives = fault?.kind !== 'lost-answer' && fault?.kind !== 'hanging-answer';
    if (fault?.kind === 'lost-answer') request.socket.destroy();
    else if (fault?.kind === 'slow-answer') setTimeout(() => send(response, reply), fault.ms).unref();
    else if (arrives) send(response, reply);
    this.#record(visit, reply, arrives);
  }

  #answer(visit: Visit): RestReply {
    const { request, match, body, query, arrivedAt } = visit;
    let headers: Record<string, string> = {};
    try {
      if (!match) throw this.#unknown(visit);
      const limited = this.#parts.rateLimits?.take(match);
      if (limited?.refusal) return withHeaders(limited.refusal, limited.headers);
      headers = limited?.headers ?? {};
      if (match.route.access !== 'interaction' && !this.#parts.isBot(request.headers.authorization)) {
        throw refusal('unauthorized');
      }
      if (body instanceof ApiError) throw body;
      const param = (name: string) => match.params.get(name) ?? '';
      return withHeaders(match.route.handle({ param, query, body: body.json, files: body.files, arrivedAt }), headers);
    } catch (error) {
      return withHeaders(this.#refused(error), headers);
    }
  }

  #unknown({ request, path }: Visit): ApiError {
    this.#parts.journal.violations.push(`This server does not know the route ${request.method} ${path}`);
    return refusal('notFound');
  }

  #refused(error: unknown): RestReply {
    if (error instanceof ApiError) return { status: error.status, body: error.body };
    this.#parts.journal.violations.push(
      `The local Discord itself failed: ${error instanceof Error ? error.stack : error}`,
    );
    return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  }

  #record({ request, match, path, body, fault, arrivedAt }: Visit, reply: RestReply | null, delivered = true): void {
    const read = body instanceof ApiError ? null : body;
    this.#parts.journal.record({
      at: this.#parts.now(),
      method: request.method ?? 'GET',
      route: match?.route.path ?? null,
      path,
      body: read?.json,
      files: read?.files.map(({ filename }) => filename) ?? [],
      status: delivered ? (reply?.status ?? null) : null,
      answer: reply?.body,
      ms: performance.now() - arrivedAt,
      fault: fault?.kind ?? null,
    });
  }
}

function asRefusal(error: unknown): ApiError {
  return error instanceof ApiError ? error : refusal('invalidJson');
}

function withHeaders(reply: RestReply, headers: Record<string, string>): RestReply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

function send(response: ServerResponse, { status, body, headers }: RestReply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = JSON.stringify(body);
  const ofBody = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, { ...ofBody, ...headers }).end(text);
}
