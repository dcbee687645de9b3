import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  TextDisplayBuilder,
} from 'discord.js';

/** The least a bot can be: discord.js as its guide has it, one command, one constant answer. What ours is compared with. */
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL ?? '' },
});
/** A card of the size that ours have, always the same. */
const card = new ContainerBuilder().addTextDisplayComponents(
  new TextDisplayBuilder().setContent(`### A constant\n${'**Always:** the same line, again and again\n'.repeat(12)}`),
);
const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
  ['Read', 'More like this', 'Share', 'Save for later'].map((label) =>
    new ButtonBuilder().setCustomId(`constant/${label}`).setLabel(label).setStyle(ButtonStyle.Secondary),
  ),
);

client.on(Events.ClientReady, async ({ application }) => {
  const story = { type: 3, name: 'story', description: 'A story', required: true };
  await application.commands.set([{ name: 'story', description: 'The same answer always', options: [story] }]);
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.reply({ components: [card, row], flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
});
process.once('SIGTERM', () => process.exit(0));
await client.login(process.env.DISCORD_TOKEN);
