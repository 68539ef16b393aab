// Logs in with discord.js, a client that shares no code with the bot, and prints what stands in a channel as one line
// of JSON. Then prints what is posted while it listens, one line each, until its input ends.
import process from 'node:process';

import {Client, Events, GatewayIntentBits} from 'discord.js';

const {DISCORD_API, DISCORD_TOKEN, DISCORD_CHANNEL} = process.env;

/** What another program can tell about a message. */
function told(message) {
  return {
    id: message.id,
    content: message.content,
    author: message.author.username,
    bot: message.author.bot,
    flags: message.flags.toArray(),
    reply: message.reference?.messageId ?? null,
    attachments: [...message.attachments.values()].map(({name, size, description}) => ({name, size, description})),
    components: message.components.map((component) => component.toJSON()),
  };
}

function print(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: {api: DISCORD_API, version: '10'},
});
client.on(Events.MessageCreate, (message) => print({event: 'posted', ...told(message)}));
client.on(Events.MessageUpdate, (_, message) => print({event: 'edited', ...told(message)}));
client.on(Events.MessageDelete, (message) => print({event: 'deleted', id: message.id}));
client.once(Events.ClientReady, async () => {
  const channel = await client.channels.fetch(DISCORD_CHANNEL);
  const messages = await channel.messages.fetch({limit: 50});
  print({event: 'history', user: client.user.username, messages: [...messages.values()].map(told)});
});
process.stdin.on('end', () => client.destroy());
process.stdin.resume();
await client.login(DISCORD_TOKEN);
