/**
 * What Discord refuses to pass, each with the page that says so. The published schema covers most of it; these are the ones it
 * lets through, and those the rest of this server needs as numbers.
 */
const DOCS = 'https://docs.discord.com/developers';

export const LIMIT_SOURCES = {
  message: `${DOCS}/resources/message#create-message`,
  embed: `${DOCS}/resources/message#embed-object-embed-limits`,
  components: `${DOCS}/components/reference`,
  commands: `${DOCS}/interactions/application-commands#registering-a-command`,
  interactions: `${DOCS}/interactions/receiving-and-responding`,
  rateLimits: `${DOCS}/topics/rate-limits`,
  gateway: `${DOCS}/events/gateway`,
} as const;

export const LIMITS = {
  /** LIMIT_SOURCES.message */
  contentLength: 2000,
  requestBytes: 25 * 1024 * 1024,
  nonceRememberedMs: 3 * 60_000,
  messageListMax: 100,
  /** LIMIT_SOURCES.embed */
  embedSum: 6000,
  /** LIMIT_SOURCES.components */
  rows: 5,
  rowButtons: 5,
  componentsV2: 40,
  componentsV2Text: 4000,
  /** Not documented: bigger ones were seen to fail. */
  componentsV2Bytes: 10_240,
  modalComponents: 5,
  /** LIMIT_SOURCES.commands */
  chatCommands: 100,
  userMenus: 15,
  messageMenus: 15,
  commandLength: 8000,
  choiceValueLength: 100,
  commandCreatesADay: 200,
  /** LIMIT_SOURCES.interactions */
  firstAnswerMs: 3000,
  followUpMs: 15 * 60_000,
  /** LIMIT_SOURCES.rateLimits */
  requestsASecond: 50,
  invalidRequests: 10_000,
  invalidRequestsWithinMs: 10 * 60_000,
  /** LIMIT_SOURCES.gateway */
  identifiesADay: 1000,
  gatewaySends: 120,
  gatewaySendsWithinMs: 60_000,
  guildsAShard: 2500,
} as const;

export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
