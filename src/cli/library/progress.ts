/** Milliseconds between two lines where they cannot be written over. */
const EVERY = 5_000;

/**
 * Shows progress on a stream: on a terminal one line that is written over and wiped at the end (null), elsewhere a plain
 * line every few seconds.
 */
export function progressOn(stream: NodeJS.WriteStream, now = () => performance.now()): (line: string | null) => void {
  let told = now();
  return (line) => {
    if (stream.isTTY) stream.write(`\r\u001b[K${line ?? ''}`);
    else if (line !== null && now() - told >= EVERY) {
      told = now();
      stream.write(`${line}\n`);
    }
  };
}
