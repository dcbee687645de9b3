/** How much one file may hold, so that nothing a member hands in fills the memory or stops the bot. */
export interface ReadLimits {
  /** Bytes of a file as it lies on disk. */
  fileBytes: number;
  /** Bytes of one text after unpacking. */
  textBytes: number;
  /** Bytes of all that an archive unpacks to, archives inside it included. */
  unpackedBytes: number;
  /** Files in an archive, archives inside it included. */
  entries: number;
  /** How deep archives may lie inside one another. */
  depth: number;
  /** How many times larger an entry may become by unpacking; books reach about 10. */
  ratio: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Readonly<ReadLimits> = {
  fileBytes: 128 * MIB,
  textBytes: 24 * MIB,
  unpackedBytes: 256 * MIB,
  entries: 20_000,
  depth: 3,
  ratio: 150,
};
