import { LIMITS } from '../limits.ts';
import { type FieldProblem, refusal } from '../rest/errors.ts';
import {
  type AllowedMentions,
  COMPONENT_TYPES,
  type Component,
  type Embed,
  MESSAGE_FLAGS,
  type Message,
  type MessageBody,
} from '../wire.ts';
import { controlProblems } from './control-rules.ts';
import { attachmentNames, linkProblems } from './links.ts';
import { type PlacedComponent, placedComponents } from './placed.ts';

export interface MessageContext {
  /** Names of the files that come with the body. */
  files: readonly string[];
  /** The message that is changed; null: a new one. */
  before: Message | null;
}

/** What Discord refuses of a message although the published schema lets it pass. Throws 50006 for an empty one. */
export function messageProblems(body: MessageBody, { files, before }: MessageContext): FieldProblem[] {
  const after = afterwards(body, before);
  const placed = placedComponents(body.components ?? []);
  const fileNames = [...files, ...(before?.attachments.map(({ filename }) => filename) ?? [])];
  const problems = [
    ...tooLong(body.content),
    ...embedProblems(body.embeds ?? []),
    ...controlProblems(placed),
    ...linkProblems(body.embeds ?? [], placed),
    ...missingFiles(body.embeds ?? [], placed, fileNames),
    ...mentionProblems(body.allowed_mentions),
    ...(after.v2 ? v2Problems(body, after, placed) : v1Problems(placed)),
    ...flagProblems(body, before),
  ];
  if (problems.length === 0 && isEmpty(body, after, files, before)) throw refusal('emptyMessage');
  return problems;
}

interface Afterwards {
  v2: boolean;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
}

/** What the message is once `body` has been applied: left out means kept, null means taken away. */
function afterwards(body: MessageBody, before: Message | null): Afterwards {
  return {
    v2: (((body.flags ?? 0) | (before?.flags ?? 0)) & MESSAGE_FLAGS.componentsV2) !== 0,
    content: (body.content === undefined ? before?.content : body.content) ?? '',
    embeds: (body.embeds === undefined ? before?.embeds : body.embeds) ?? [],
    components: (body.components === undefined ? before?.components : body.components) ?? [],
  };
}

function isEmpty(body: MessageBody, after: Afterwards, files: readonly string[], before: Message | null): boolean {
  const kept = body.attachments === undefined ? (before?.attachments.length ?? 0) : (body.attachments?.length ?? 0);
  const other = files.length + kept + (body.sticker_ids?.length ?? 0) + (body.poll ? 1 : 0);
  if (after.v2) return after.components.length === 0;
  return after.content.trim() === '' && after.embeds.length + after.components.length + other === 0;
}

function tooLong(content: string | null | undefined): FieldProblem[] {
  if ((content?.length ?? 0) <= LIMITS.contentLength) return [];
  return [
    { path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${LIMITS.contentLength} or fewer in length.` },
  ];
}

function embedProblems(embeds: readonly Embed[]): FieldProblem[] {
  const empty = embeds.flatMap((embed, index): FieldProblem[] => {
    const { title, description, fields, image, thumbnail, author, footer } = embed;
    if (title || description || fields?.length || image || thumbnail || author?.name || footer?.text) return [];
    return [{ path: ['embeds', index, 'description'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
  });
  const sum = embeds.reduce((total, embed) => total + textOf(embed), 0);
  if (sum <= LIMITS.embedSum) return empty;
  const message = `Embed size exceeds maximum size of ${LIMITS.embedSum}`;
  return [...empty, { path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function textOf({ title, description, fields, author, footer }: Embed): number {
  const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [title, description, author?.name, footer?.text, ...inFields].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    0,
  );
}

function v1Problems(placed: readonly PlacedComponent[]): FieldProblem[] {
  const top = placed.filter(({ parent }) => parent === null);
  const foreign = top.filter(({ component }) => component.type !== COMPONENT_TYPES.actionRow);
  const problems = foreign.map(({ path }) => ({
    path: [...path, 'type'],
    code: 'UNION_TYPE_CHOICES',
    message: `Value of field "type" must be one of (${COMPONENT_TYPES.actionRow},).`,
  }));
  if (top.length <= LIMITS.rows) return problems;
  const message = `Must be between 1 and ${LIMITS.rows} in length.`;
  return [...problems, { path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message }];
}

function v2Problems(body: MessageBody, after: Afterwards, placed: readonly PlacedComponent[]): FieldProblem[] {
  const legacy = {
    content: after.content,
    embeds: after.embeds.length,
    poll: body.poll,
    sticker_ids: body.sticker_ids?.length,
  };
  const problems: FieldProblem[] = Object.entries(legacy).flatMap(([field, present]) => {
    if (!present) return [];
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return [{ path: [field], code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message }];
  });
  const refuse = (code: string, message: string) => problems.push({ path: ['components'], code, message });
  if (placed.length > LIMITS.componentsV2) {
    refuse(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The maximum total number of components has been exceeded. (${LIMITS.componentsV2})`,
    );
  }
  const text = placed.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0);
  if (text > LIMITS.componentsV2Text) {
    const message = `The total displayable text size for all components cannot exceed ${LIMITS.componentsV2Text}.`;
    refuse('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  const bytes = Buffer.byteLength(JSON.stringify(body.components ?? []));
  if (bytes > LIMITS.componentsV2Bytes)
    refuse('COMPONENT_TOTAL_SIZE_EXCEEDED', `${bytes} bytes of components are too many.`);
  return problems;
}

function flagProblems(body: MessageBody, before: Message | null): FieldProblem[] {
  const wasV2 = ((before?.flags ?? 0) & MESSAGE_FLAGS.componentsV2) !== 0;
  const staysV2 = body.flags == null || (body.flags & MESSAGE_FLAGS.componentsV2) !== 0;
  if (!wasV2 || staysV2) return [];
  const message = 'The IS_COMPONENTS_V2 flag cannot be removed';
  return [{ path: ['flags'], code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message }];
}

function missingFiles(
  embeds: readonly Embed[],
  placed: readonly PlacedComponent[],
  files: readonly string[],
): FieldProblem[] {
  const missing = attachmentNames(embeds, placed).filter(({ name }) => !files.includes(name));
  return missing.map(({ name, path }) => ({
    path,
    code: 'ATTACHMENT_NOT_FOUND',
    message: `The attachment "${name}" was not found in the uploaded files.`,
  }));
}

function mentionProblems(allowed: AllowedMentions | null | undefined): FieldProblem[] {
  return (['users', 'roles'] as const).flatMap((kind) => {
    if (!allowed?.parse?.includes(kind) || !allowed[kind]?.length) return [];
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return [{ path: ['allowed_mentions'], code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message }];
  });
}
