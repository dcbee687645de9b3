import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = read('README.md');

describe('README', () => {
  it('names every command and subcommand there is', () => {
    const typed = commands.flatMap((command) => {
      if (command.kind !== 'command') return [`**${command.name}**`];
      const subcommands = Object.keys(command.subcommands);
      return subcommands.length > 0 ? subcommands.map((name) => `/${command.name} ${name}`) : [`/${command.name}`];
    });
    expect(typed.length).toBeGreaterThan(20);
    expect(typed.filter((name) => !readme.includes(name))).toEqual([]);
  });

  it('names no command that is gone', () => {
    const known = new Set(commands.map(({ name }) => name));
    const named = [...readme.matchAll(/`\/([a-z-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('names every setting of .env.example, and every script it tells to run exists', () => {
    const settings = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect(settings.length).toBeGreaterThan(3);
    expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const told = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name = '']) => name);
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});
