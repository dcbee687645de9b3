import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../limits.ts';
import type { AttachedFile } from '../world/world.ts';
import { refusal } from './errors.ts';

export interface ParsedBody {
  json: unknown;
  files: AttachedFile[];
}

/** Reads a body, JSON or multipart; refuses what is too large or no JSON. */
export async function readBody(request: IncomingMessage): Promise<ParsedBody> {
  const bytes = await bytesOf(request);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.byteLength === 0) return { json: undefined, files: [] };
  if (contentType.startsWith('multipart/form-data')) return readMultipart(bytes, contentType);
  return { json: parsed(bytes.toString('utf8')), files: [] };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size <= LIMITS.requestBytes) chunks.push(bytes);
  }
  if (size > LIMITS.requestBytes) throw refusal('tooLarge');
  return Buffer.concat(chunks);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('invalidJson');
  }
}

async function readMultipart(bytes: Buffer, contentType: string): Promise<ParsedBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const payload = form.get('payload_json');
  const files: AttachedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string' || !field.startsWith('files[')) continue;
    files.push({ filename: value.name, contentType: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { json: typeof payload === 'string' ? parsed(payload) : undefined, files };
}
