import type { Snowflake } from '../snowflakes.ts';
import type { Attachment, Channel, Member, Message, Role, User } from '../wire.ts';
import type { World } from '../world/world.ts';

/** The things that an interaction's values point at, sent along with it. */
export class Resolved {
  readonly #world: World;
  readonly #kinds: Record<string, Record<Snowflake, object>> = {};

  constructor(world: World) {
    this.#world = world;
  }

  user(user: User): Snowflake {
    return this.#put('users', user.id, user);
  }

  member({ user, member: { user: _, deaf: __, mute: ___, ...member } }: { user: User; member: Member }): Snowflake {
    this.#put('members', user.id, { ...member, permissions: '0' });
    return this.user(user);
  }

  role(role: Role): Snowflake {
    return this.#put('roles', role.id, role);
  }

  channel({ id, name, type, parent_id, thread_metadata }: Channel): Snowflake {
    const permissions = String(
      this.#world.botPermissions(this.#world.channels.get(id) ?? { id, type, last_message_id: null }),
    );
    return this.#put('channels', id, {
      id,
      name,
      type,
      parent_id,
      permissions,
      ...(thread_metadata ? { thread_metadata } : {}),
    });
  }

  message(message: Message): Snowflake {
    return this.#put('messages', message.id, message);
  }

  attachment(attachment: Attachment): Snowflake {
    return this.#put('attachments', attachment.id, attachment);
  }

  /** The `resolved` field; nothing when no value points at anything. */
  get field(): { resolved?: object } {
    return Object.keys(this.#kinds).length === 0 ? {} : { resolved: this.#kinds };
  }

  #put(kind: string, id: Snowflake, value: object): Snowflake {
    this.#kinds[kind] = { ...this.#kinds[kind], [id]: value };
    return id;
  }
}
