/**
 * What Discord refuses to pass, each with its page of the documentation. The one owner of these numbers: everything else
 * asks here. Lengths are in UTF-16 units unless said otherwise, which is never more generous than Discord's own count.
 */
export const LIMITS = {
  /** https://discord.com/developers/docs/components/reference */
  message: {
    /** Components in all, nested ones counted. */
    components: 40,
    /** Text in all displays of a message together. */
    text: 4000,
    /** Bytes of UTF-8 of the whole body: undocumented; somewhat above this, messages were seen to fail. */
    bytes: 10_000,
  },
  /** https://discord.com/developers/docs/components/reference#button */
  row: { buttons: 5, selects: 1 },
  button: { label: 80, url: 512 },
  customId: 100,
  /** https://discord.com/developers/docs/components/reference#section */
  section: { texts: 3 },
  /** https://discord.com/developers/docs/components/reference#string-select */
  select: { options: 25, label: 100, value: 100, description: 100, placeholder: 150 },
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
  modal: { title: 45, components: 5, label: 45, hint: 100, value: 4000, placeholder: 100 },
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
  command: {
    name: /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u,
    description: 100,
    options: 25,
    choices: 25,
    choice: 100,
    /** Name, description and value of a command and everything in it. */
    whole: 8000,
    chatInput: 100,
    messageMenu: 15,
    menuName: 32,
  },
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
  suggestions: { count: 25, name: 100, value: 100 },
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction */
  interaction: {
    /** Milliseconds until the first answer must have arrived. */
    firstAnswer: 3000,
    /** Milliseconds during which an answer can be followed up. */
    followUps: 15 * 60_000,
  },
  /** https://discord.com/developers/docs/resources/message#create-message */
  nonce: 25,
  /** https://discord.com/developers/docs/resources/message#get-channel-messages */
  messagePage: 100,
  /** https://discord.com/developers/docs/resources/channel#start-thread-from-message */
  threadName: 100,
  /** https://discord.com/developers/docs/reference#uploading-files: bytes of a request. */
  request: 25 * 1024 * 1024,
} as const;
