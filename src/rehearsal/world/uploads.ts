import type { Attachment, Channel } from '../wire.ts';
import type { World } from './world.ts';

/** A file that a member attaches. */
export interface OfferedFile {
  name: string;
  content: string | Uint8Array;
  contentType?: string;
}

/** Stores a file where Discord's file servers would have it and describes it. */
export function uploadFile(world: World, channel: Channel, { name, content, contentType }: OfferedFile): Attachment {
  const id = world.nextId();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const path = `attachments/${channel.id}/${id}/${encodeURIComponent(name)}`;
  const type = contentType ?? (name.endsWith('.txt') ? 'text/plain; charset=utf-8' : 'application/octet-stream');
  world.files.set(path, { filename: name, contentType: type, bytes });
  const url = `${world.filesUrl}/${path}`;
  return { id, filename: name, content_type: type, size: bytes.byteLength, url, proxy_url: url };
}
