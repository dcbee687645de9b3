import { describe, expect, it } from 'vitest';
import { claimCard, claimReminder } from '../../../src/discord/cards/claim-card.ts';
import { privately } from '../../../src/discord/reply.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import type { Claim } from '../../../src/prompts/records.ts';
import { textOf } from '../../support/replies.ts';

const claim: Claim = {
  ...{ version: 1, guildId: '1', code: 'owl-4-velvet', memberId: '2', at: 0, expiresAt: 86_400_000 },
  ...{ reminded: false, ended: null },
};
const prompt: Prompt = {
  ...{ code: 'owl-4-velvet', source: 'decks', shape: 'Trope', heading: 'Mina & the *owl*', text: '', fandoms: [] },
  ...{
    characters: [],
    rating: 'general',
    romance: false,
    words: 100,
    parts: [],
    facts: [],
    credit: null,
    storyId: null,
  },
};

describe('a claim', () => {
  it('says until when, in the reader’s own time, and who else is at it', () => {
    expect(textOf(privately(claimCard(claim, 0)))).toContain('It is yours until <t:86400:D>');
    expect(textOf(privately(claimCard(claim, 2)))).toContain('2 other writers have claimed it too');
  });

  it('is remembered by name where anyone may read it, else by its code', () => {
    const reminder = (about: Prompt | null) => textOf(privately(claimReminder(claim, about)));
    expect(reminder(prompt)).toContain('“Mina & the \\*owl\\*” (owl-4-velvet)');
    for (const hidden of [{ ...prompt, rating: 'mature' as const }, { ...prompt, storyId: 'a-story' }, null]) {
      expect(reminder(hidden)).toContain('Your claim on the prompt owl-4-velvet ends');
    }
  });
});
