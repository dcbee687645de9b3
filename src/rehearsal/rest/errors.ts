/** Discord's nested account of what is wrong with a body: field by field, `_errors` at the leaves. */
export interface FieldErrors {
  _errors?: { code: string; message: string }[];
  [field: string]: FieldErrors | { code: string; message: string }[] | undefined;
}

/** One thing wrong with a body, by the path to it. */
export interface FieldProblem {
  path: readonly PropertyKey[];
  code: string;
  message: string;
}

/** An answer other than success, in Discord's own shape. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: FieldErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FieldErrors) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** In one line, for people: `50035 Invalid Form Body: content: Must be 2000 or fewer in length.` */
  get summary(): string {
    const details = this.errors ? [...problemsIn(this.errors, [])] : [];
    return [`${this.code} ${this.message}`, ...details].join(': ');
  }

  get body(): object {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}) };
  }
}

const KNOWN = {
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100).'],
  tooManyCommandCreates: [400, 30034, 'Max number of daily application command creates has been reached (200)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notInDirectMessage: [403, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  notInVoice: [400, 50008, 'Cannot send messages in a non-text channel'],
  noServerInCommon: [400, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  threadArchived: [400, 50083, 'Thread is archived'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  cannotDeleteOld: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type ErrorName = keyof typeof KNOWN;

export function refusal(name: ErrorName): ApiError {
  const [status, code, message] = KNOWN[name];
  return new ApiError(status, code, message);
}

/** The 50035 answer for a body with these problems. */
export function invalidForm(problems: readonly FieldProblem[]): ApiError {
  const errors: FieldErrors = {};
  for (const problem of problems) placed(errors, problem);
  return new ApiError(400, 50035, 'Invalid Form Body', errors);
}

function* problemsIn(node: FieldErrors, path: readonly string[]): Generator<string> {
  for (const { message } of node._errors ?? []) yield `${path.join('.')}: ${message}`;
  for (const [field, child] of Object.entries(node)) {
    if (child && !Array.isArray(child)) yield* problemsIn(child, [...path, field]);
  }
}

function placed(root: FieldErrors, { path, code, message }: FieldProblem): void {
  let node = root;
  for (const step of path) {
    const field = String(step);
    const known = node[field];
    const child: FieldErrors = known && !Array.isArray(known) ? known : {};
    node[field] = child;
    node = child;
  }
  node._errors = [...(node._errors ?? []), { code, message }];
}
