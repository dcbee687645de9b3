import { PassThrough, Readable } from 'node:stream';
import {
  ApplicationCommandType,
  ButtonStyle,
  ChannelType,
  type Client,
  ComponentType,
  type Interaction,
  MessageFlags,
  ApplicationCommandOptionType as Option,
  type RESTPostAPIApplicationCommandsJSONBody,
  type TextChannel,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { converse } from '../../src/rehearsal/terminal/conversation.ts';
import { startBot } from './bot.ts';

const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'story',
    description: 'x',
    options: [{ type: Option.String, name: 'story', description: 'x', required: true, autocomplete: true }],
  },
  {
    name: 'daily',
    description: 'x',
    default_member_permissions: '32',
    options: [
      {
        type: Option.Subcommand,
        name: 'setup',
        description: 'x',
        options: [
          {
            type: Option.Channel,
            name: 'channel',
            description: 'x',
            required: true,
            channel_types: [ChannelType.GuildText],
          },
          { type: Option.String, name: 'time', description: 'x', required: true },
          { type: Option.String, name: 'timezone', description: 'x', autocomplete: true },
          { type: Option.Role, name: 'role', description: 'x' },
        ],
      },
      { type: Option.Subcommand, name: 'now', description: 'x' },
    ],
  },
  { name: 'idea', description: 'x' },
  { name: 'silent', description: 'x' },
  { name: 'broken', description: 'x' },
  { name: 'Count words', type: ApplicationCommandType.Message },
];

const button = (label: string) => ({
  type: ComponentType.Button as const,
  style: ButtonStyle.Primary as const,
  label,
  custom_id: label,
});
const card = (content: string) => ({
  flags: [MessageFlags.IsComponentsV2 as const, MessageFlags.Ephemeral as const],
  components: [
    {
      type: ComponentType.Container as const,
      components: [
        { type: ComponentType.TextDisplay as const, content },
        { type: ComponentType.ActionRow as const, components: [button('Read'), button('Share')] },
        {
          type: ComponentType.ActionRow as const,
          components: [
            {
              type: ComponentType.StringSelect as const,
              custom_id: 'chapter',
              options: [{ label: 'Chapter Two', value: '2' }],
            },
          ],
        },
      ],
    },
  ],
});
const FORM = {
  custom_id: 'idea',
  title: 'Your idea',
  components: [
    {
      type: ComponentType.Label as const,
      label: 'Who meets whom',
      component: { type: ComponentType.TextInput as const, custom_id: 'who', style: TextInputStyle.Short as const },
    },
  ],
};

async function act(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const word = interaction.options.getFocused();
    const known = ['Eventually - SlayerFest', 'Europe/Berlin'].find((name) =>
      name.toLowerCase().includes(word.toLowerCase()),
    );
    return interaction.respond(known ? [{ name: known, value: `id:${known}` }] : []);
  }
  if (interaction.isButton() && interaction.customId === 'Share') return interaction.reply('Shared: Eventually');
  if (interaction.isButton()) return interaction.reply({ content: 'Once upon a time', flags: MessageFlags.Ephemeral });
  if (interaction.isStringSelectMenu()) return interaction.reply(`Chapter ${interaction.values[0]}`);
  if (interaction.isModalSubmit()) return interaction.reply(`Idea: ${interaction.fields.getTextInputValue('who')}`);
  if (interaction.isMessageContextMenuCommand())
    return interaction.reply(`${interaction.targetMessage.content.split(' ').length} words`);
  if (!interaction.isChatInputCommand()) return;
  const { options, commandName } = interaction;
  if (commandName === 'idea') return interaction.showModal(FORM);
  if (commandName === 'story') return interaction.reply(card(`## ${options.getString('story')}`));
  if (commandName === 'broken') return interaction.reply({ content: 'x'.repeat(2001) }).catch(() => {});
  if (commandName !== 'daily') return;
  if (options.getSubcommand() === 'setup') {
    const [channel, role] = [options.getChannel('channel', true), options.getRole('role')];
    return interaction.reply(
      `#${channel.name} at ${options.getString('time')} ${options.getString('timezone')} for ${role?.name}`,
    );
  }
  const channel = interaction.client.channels.cache.find((one) => 'name' in one && one.name === 'recommendations');
  await (channel as TextChannel).send('The story of the day');
  return interaction.reply('Posted');
}

describe('the terminal', () => {
  let discord: LocalDiscord;
  let bot: Client;

  beforeAll(async () => {
    discord = await startDiscord({ patience: { firstAnswerMs: 60 } });
    bot = await startBot(discord, COMMANDS, act);
    await discord.ready();
  });

  afterAll(async () => {
    await bot.destroy();
    await discord.stop();
  });

  async function typed(lines: readonly string[], json = false) {
    const output = new PassThrough();
    const failures = await converse(discord, {
      input: Readable.from(lines.map((line) => `${line}\n`)),
      output,
      json,
      live: false,
    });
    const text = String(output.read() ?? '');
    return { failures, text };
  }

  async function events(...lines: string[]) {
    const { text, failures } = await typed(lines, true);
    const all: Record<string, unknown>[] = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { all, failures };
  }

  it('reads like a conversation', async () => {
    const { failures, text } = await typed(['/story story: eventually', 'press Read', 'choose chapter two']);
    expect(failures).toBe(0);
    expect(text.replaceAll(/\(\d+ ms\)/g, '(5 ms)')).toBe(
      [
        'fan in #general> /story story: eventually',
        'story: Eventually - SlayerFest',
        'Storykeeper, only to you (5 ms):',
        '┃ id:Eventually - SlayerFest',
        '┃ [Read] [Share]',
        '┃ [Choose ▾] Chapter Two',
        '',
        'fan in #general> press Read',
        'Storykeeper, only to you (5 ms):',
        'Once upon a time',
        '',
        'fan in #general> choose chapter two',
        'Storykeeper (5 ms):',
        'Chapter 2',
        '',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON object a line', async () => {
    const { all } = await events('/story eventually');
    expect(all).toEqual([
      {
        event: 'choice',
        channel: '',
        author: null,
        private: false,
        text: 'story: Eventually - SlayerFest',
        components: [],
        acknowledgedInMs: null,
      },
      {
        event: 'answer',
        channel: '#general',
        author: 'Storykeeper',
        private: true,
        text: 'id:Eventually - SlayerFest',
        components: [expect.objectContaining({ type: 17 })],
        acknowledgedInMs: expect.any(Number),
      },
    ]);
  });

  it('says when nothing is suggested, and sends the words', async () => {
    const { all } = await events('/story story: nowhere');
    expect(all.map(({ event, text }) => [event, text])).toEqual([
      ['note', 'Nothing suggested for story: nowhere'],
      ['answer', 'nowhere'],
    ]);
  });

  it('knows channels and roles by name, for a moderator', async () => {
    const { all, failures } = await events(
      'as moderator',
      '/daily setup channel: #recommendations time: 18:30 timezone: berlin role: @readers',
    );
    expect(all.map(({ text }) => text)).toEqual([
      'moderator in #general',
      'timezone: Europe/Berlin',
      '#recommendations at 18:30 id:Europe/Berlin for readers',
    ]);
    expect(failures).toBe(0);
  });

  it('tells what the bot posts elsewhere', async () => {
    const { all } = await events('as moderator', 'in #mods', '/daily now');
    expect(all.at(-1)).toMatchObject({
      event: 'post',
      channel: '#recommendations',
      text: 'The story of the day',
      private: false,
    });
  });

  it('fills in forms', async () => {
    const { all, failures } = await events('/idea', 'fill who meets: Alice and Holmes', 'submit');
    expect(all.map(({ event }) => event)).toEqual(['form', 'form', 'answer']);
    expect(all.at(-1)).toMatchObject({ text: 'Idea: Alice and Holmes' });
    expect(failures).toBe(0);
  });

  it('uses menus on the latest message', async () => {
    const { all } = await events('say one two three', 'menu "Count words"');
    expect(all).toMatchObject([{ event: 'answer', text: '3 words' }]);
  });

  it('lists what stands here, private answers only for whom they are', async () => {
    const { all } = await events('in #prompts', 'messages', '/story x', 'messages', 'as reader', 'messages');
    expect(all.map(({ event, private: own }) => [event, own])).toEqual([
      ['place', false],
      ['note', false],
      ['note', false],
      ['answer', true],
      ['post', true],
      ['place', false],
      ['note', false],
    ]);
  });

  it.each([
    ['/silent', 'The bot did not answer in time'],
    ['/broken', 'Discord refused the answer: 50035 Invalid Form Body: data.content: Must be 2000 or fewer in length.'],
    ['/stori x', '"stori" is not a command the bot registered'],
    ['/daily now', '"daily" is not offered to this member here'],
    ['/story', 'The option "story" is required'],
    ['/idea about cats', '/idea takes no such words: "about cats"'],
    ['press Nothing', 'There is no button "Nothing"'],
    ['in #nowhere', 'has no channel "nowhere"'],
    ['in #mods', 'fan cannot see #mods'],
    ['as nobody', 'has no member "nobody"'],
    ['submit', 'There is no form to submit'],
    ['fill Who: Alice', 'There is no form to fill in'],
    ['dance', '"dance" means nothing here. "help" lists what does.'],
  ])('counts as a failure and says why: %s', async (line, why) => {
    const { all, failures } = await events(line, 'messages');
    expect(failures).toBe(1);
    expect(all.find(({ event }) => event === 'problem')?.text).toContain(why);
    expect(all.length).toBeGreaterThan(1);
  });

  it('stops at quit, passes over comments and blank lines', async () => {
    expect(await typed(['', '# a comment', 'quit', 'dance'])).toEqual({ failures: 0, text: '' });
  });
});
