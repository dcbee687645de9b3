/** Something that Discord's own app would not let a member do: a mistake of the test or the typist, not of the bot. */
export class ClientError extends Error {
  override name = 'ClientError';
}
