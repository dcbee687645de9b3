import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { startBot } from './bot.ts';

const COMMANDS: RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'story',
    description: 'Shows a story',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'story',
        description: 'Which',
        required: true,
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Integer, name: 'chapter', description: 'Which chapter', min_value: 1 },
      { type: ApplicationCommandOptionType.Channel, name: 'channel', description: 'Where' },
    ],
  },
  { name: 'slow', description: 'Thinks first' },
  { name: 'silent', description: 'Says nothing' },
  { name: 'Count words', type: ApplicationCommandType.Message },
  {
    name: 'daily',
    description: 'For moderators',
    default_member_permissions: '32',
    options: [{ type: ApplicationCommandOptionType.Subcommand, name: 'now', description: 'Posts now' }],
  },
];

const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('read:1').setLabel('Read').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('form').setLabel('Suggest').setStyle(ButtonStyle.Secondary),
);
const select = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('pick')
    .addOptions({ label: 'Chapter One', value: '1' }, { label: 'Chapter Two', value: '2' }),
);
const form = new ModalBuilder()
  .setCustomId('idea')
  .setTitle('An idea')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Who meets whom')
      .setTextInputComponent(new TextInputBuilder().setCustomId('who').setStyle(TextInputStyle.Short)),
  );

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete())
    return interaction.respond([{ name: `Found ${interaction.options.getFocused()}`, value: 'id-1' }]);
  if (interaction.isMessageContextMenuCommand())
    return interaction.reply({
      content: `${interaction.targetMessage.content.split(' ').length} words`,
      flags: MessageFlags.Ephemeral,
    });
  if (interaction.isButton() && interaction.customId === 'form') return interaction.showModal(form);
  if (interaction.isButton()) return interaction.update({ content: 'Once upon a time' });
  if (interaction.isStringSelectMenu()) return interaction.reply({ content: `Chapter ${interaction.values[0]}` });
  if (interaction.isModalSubmit()) return interaction.reply(`Idea: ${interaction.fields.getTextInputValue('who')}`);
  if (!interaction.isChatInputCommand()) return undefined;
  if (interaction.commandName === 'slow') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('Done');
    return interaction.followUp({ content: 'And one more thing' });
  }
  if (interaction.commandName === 'story') {
    const response = await interaction.reply({
      content: `${interaction.options.getString('story')} in ${interaction.options.getChannel('channel')?.name ?? 'nowhere'}`,
      components: [row, select],
      flags: MessageFlags.Ephemeral,
      withResponse: true,
    });
    return response.resource?.message;
  }
  if (interaction.commandName === 'daily')
    return interaction.reply(`By ${interaction.user.username} (${interaction.options.getSubcommand()})`);
  return undefined;
}

describe('a conversation between a member and a bot', () => {
  let discord: LocalDiscord;
  let bot: Client;

  beforeAll(async () => {
    discord = await startDiscord({ patience: { firstAnswerMs: 100 } });
    bot = await startBot(discord, COMMANDS, answer);
    await discord.ready();
  });

  afterAll(async () => {
    await bot.destroy();
    await discord.stop();
  });

  it('answers a slash command, for the member alone', async () => {
    const fan = discord.member('fan').in('general');
    const reply = await fan.slash('/story', { story: 'Eventually', channel: '#prompts' });
    expect(reply.error).toBeNull();
    expect(reply.message.content).toBe('Eventually in prompts');
    expect(reply.private).toBe(true);
    expect(reply.acknowledgedInMs).toBeGreaterThan(0);
    expect(discord.messages('general', 'fan')).toContainEqual(reply.message);
    expect(discord.messages('general', 'reader')).not.toContainEqual(reply.message);
    expect(discord.messages('general')).not.toContainEqual(reply.message);
  });

  it('completes an option while one types', async () => {
    const reply = await discord.member('fan').in('general').autocomplete('/story', 'story', 'even');
    expect(reply.choices).toEqual([{ name: 'Found even', value: 'id-1' }]);
  });

  it('presses buttons, chooses, fills in a form', async () => {
    const fan = discord.member('fan').in('general');
    const { message } = await fan.slash('/story', { story: 'x' });
    const pressed = await fan.press(message, 'Read');
    expect(pressed.message).toMatchObject({ id: message.id, content: 'Once upon a time' });
    expect(message.content).toBe('x in nowhere');
    expect((await fan.choose(message, 'Chapter Two')).message.content).toBe('Chapter 2');
    const { form: opened } = await fan.press(message, 'suggest');
    expect(opened?.modal.title).toBe('An idea');
    expect((await fan.submit(opened, { 'Who meets whom': 'Alice and Holmes' })).message.content).toBe(
      'Idea: Alice and Holmes',
    );
    await expect(discord.member('reader').in('general').press(message, 'Read')).rejects.toThrow(
      'cannot see that message',
    );
  });

  it('waits for an answer that was put off, and shows what followed', async () => {
    const reply = await discord.member('reader').in('prompts').slash('/slow');
    expect(reply.message.content).toBe('Done');
    expect(reply.private).toBe(true);
    await discord.until(() => reply.messages.length === 2);
    expect(reply.messages[1]?.content).toBe('And one more thing');
  });

  it('says so when the bot says nothing', async () => {
    const reply = await discord.member('fan').in('general').slash('/silent');
    expect(reply.error).toBe('The bot did not answer in time');
    expect(reply.acknowledgedInMs).toBeNull();
  });

  it('offers message menus', async () => {
    const fan = discord.member('fan').in('general');
    const reply = await fan.messageMenu('Count words', fan.say('one two three'));
    expect(reply.message.content).toBe('3 words');
  });

  it('lets a member do no more than the app would', async () => {
    const fan = discord.member('fan').in('general');
    await expect(fan.slash('/stori', { story: 'x' })).rejects.toThrow('not a command the bot registered');
    await expect(fan.slash('/story')).rejects.toThrow('"story" is required');
    await expect(fan.slash('/story', { story: 'x', page: 1 })).rejects.toThrow('no option "page"');
    await expect(fan.slash('/story', { story: 'x', chapter: 0 })).rejects.toThrow('less than 1');
    await expect(fan.slash('/daily now')).rejects.toThrow('not offered to this member here');
    await expect(discord.member('fan').in('mods').slash('/story', { story: 'x' })).rejects.toThrow('cannot see #mods');
    expect((await discord.member('moderator').in('mods').slash('/daily now')).message.content).toBe(
      'By moderator (now)',
    );
  });

  it('may leave out the channel, as Discord does now and then', async () => {
    const seen: (string | null)[] = [];
    bot.once('interactionCreate', ({ channelId }) => seen.push(channelId));
    discord.faults.omitChannel = true;
    await discord.member('reader').in('prompts').slash('/slow');
    discord.faults.clear();
    expect(seen).toEqual([null]);
  });

  it('keeps a journal', () => {
    const puts = discord.journal.of('PUT /applications/:application/commands');
    expect(puts).toHaveLength(1);
    expect(puts[0]).toMatchObject({ status: 200, fault: null });
  });
});
