import { UserFacingError } from '../errors.ts';
import { decode, isBinary } from '../library/decode.ts';
import type { AttachedFile, TextFiles } from '../prompts/ports.ts';

/** A drabble has about 600 bytes and a long chapter 100 kB; beyond this somebody attached the wrong file. */
const LARGEST = 512 * 1024;
/** Milliseconds; the member is waiting. */
const PATIENCE = 8000;
const TEXTS = /\.(?:txt|text|md|markdown)$/i;

/** Reads the text files that members attach. */
export function textFiles(get: typeof fetch = fetch): TextFiles {
  return {
    async read(file) {
      refuse(file);
      const bytes = await download(file, get);
      if (isBinary(bytes))
        throw new UserFacingError(`${file.name} is not a text. Save it as plain text (.txt) and attach that.`);
      return decode(bytes).text;
    },
  };
}

function refuse({ name, size, contentType }: AttachedFile): void {
  if (!TEXTS.test(name) && !contentType?.startsWith('text/plain')) {
    throw new UserFacingError(
      `I can count and keep text files (.txt, .md). ${name} is another kind: save it as plain text.`,
    );
  }
  if (size > LARGEST) {
    throw new UserFacingError(
      `${name} is too large: ${Math.ceil(size / 1024)} kB, and I read up to ${LARGEST / 1024} kB.`,
    );
  }
}

/** At most as many bytes as allowed, whatever the file's stated size was. */
async function download({ url, name }: AttachedFile, get: typeof fetch): Promise<Uint8Array> {
  const lost = new UserFacingError(`${name} could not be fetched from Discord. Please attach it again.`);
  const response = await get(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  if (!response?.ok || !response.body) throw lost;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > LARGEST) throw new UserFacingError(`${name} is too large: I read up to ${LARGEST / 1024} kB.`);
      chunks.push(chunk);
    }
  } catch (error) {
    // A connection that breaks or stalls on the way is no more than a lost file.
    throw error instanceof UserFacingError ? error : lost;
  }
  return Buffer.concat(chunks);
}
