import { createInterface } from 'node:readline';
import type { LocalDiscord } from '../local-discord.ts';
import { completer } from './completer.ts';
import { readLine } from './line.ts';
import { Stage } from './stage.ts';
import { asJson, type StageEvent } from './stage-event.ts';
import { voiced } from './voice.ts';

export interface Conversation {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  json: boolean;
  /** Whether somebody sits at a terminal: offers a prompt, Tab and colours, and tells what happens meanwhile. */
  live: boolean;
}

/** Runs the lines one after the other; gives how many got no valid answer. */
export async function converse(discord: LocalDiscord, { input, output, json, live }: Conversation): Promise<number> {
  const clear = live ? '\r\u001b[K' : '';
  const worded = (event: StageEvent) => (json ? asJson(event) : voiced(event, { colours: live }));
  const stage = new Stage(discord, (event) => output.write(`${clear}${worded(event)}\n`));
  const terminal = createInterface({ input, terminal: live, completer: completer(stage), ...(live ? { output } : {}) });
  const invite = () => {
    terminal.setPrompt(`${stage.place}> `);
    if (live) terminal.prompt();
  };
  const stopListening = discord.journal.onChange(() => {
    if (live && stage.tellNews()) invite();
  });
  let failures = 0;
  invite();
  for await (const line of terminal) {
    if (readLine(line)?.kind === 'quit') break;
    if (!isComment(line)) {
      if (!live && !json) output.write(`${stage.place}> ${line.trim()}\n`);
      if (!(await stage.run(line))) failures += 1;
    }
    invite();
  }
  stopListening();
  terminal.close();
  return failures;
}

function isComment(line: string): boolean {
  return line.trim() === '' || /^#\s/.test(line);
}
