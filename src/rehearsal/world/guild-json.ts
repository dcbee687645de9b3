import type { Channel, Member } from '../wire.ts';
import type { Guild } from './guild.ts';

/** A guild as REST gives it: settings and roles, no channels or members. */
export function guildAsJson(guild: Guild): object {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [...guild.roles.values()],
    preferred_locale: guild.locale,
    nsfw_level: guild.nsfwLevel,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    afk_channel_id: null,
    afk_timeout: 300,
    vanity_url_code: null,
    application_id: null,
  };
}

/** A guild as GUILD_CREATE tells it to an app without the members intent: of its members only the app's own. */
export function guildCreated(guild: Guild, threads: readonly Channel[]): object {
  const own = guild.members.get(guild.botId);
  return {
    ...guildAsJson(guild),
    joined_at: own?.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: own ? [memberAsJson(own)] : [],
    channels: [...guild.channels.values()],
    threads,
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function memberAsJson(member: Member): object {
  return { ...member, banner: null, communication_disabled_until: null, premium_since: null };
}
