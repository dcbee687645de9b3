/** Which token is the bot's, and whether it still is. */
export class Credentials {
  readonly #token: string | undefined;
  #revoked = false;

  /** Any token will do unless one is given. */
  constructor(token: string | undefined) {
    this.#token = token;
  }

  accepts(token: string): boolean {
    return !this.#revoked && token !== '' && (this.#token === undefined || token === this.#token);
  }

  acceptsHeader(authorization: string | undefined): boolean {
    return this.accepts(authorization?.match(/^Bot (.+)$/)?.[1] ?? '');
  }

  /** What happens when somebody presses "Reset Token". */
  revoke(): void {
    this.#revoked = true;
  }
}
