import { Dealer } from '../../src/prompts/dealer.ts';
import { loadDecks } from '../../src/prompts/decks.ts';

/** Decks with one of everything that makes English hard: plurals, articles, names that end in s, vowels, quotes. */
export const FIXTURE = `
deck: fandom
fandom: Harbour Lights
aliases: [Lights]
characters:
  - { name: Ines Atlas, pronouns: she, minor: false, fact: keeps the lamp }
  - { name: Twins, article: the, pronouns: they, plural: true, minor: true }
  - { name: Ferryman, article: the, pronouns: he, minor: false, kind: ghost, rating: teen }
  - { name: Owl, article: an, pronouns: it, minor: false }
  - { name: 'Josephine "Joe" Reed', aliases: [Joe], pronouns: they, minor: false }
settings:
  - { name: The lighthouse, in: in the lighthouse, fact: two hundred steps }
  - { name: The quay, in: on the quay }
  - { name: Under the pier, in: under the pier, rating: teen }
---
deck: fandom
fandom: Clockwork County
characters:
  - { name: Miss Amber, pronouns: she, minor: false, tags: ["family:amber"] }
  - { name: Aunt Amber, pronouns: she, minor: false, tags: ["family:amber"] }
  - { name: Little Otto, pronouns: he, minor: true }
  - { name: Sisters Quill, article: the, pronouns: they, plural: true, minor: false }
  - { name: Joe, pronouns: he, minor: false }
settings:
  - { name: The workshop, in: in the workshop }
---
deck: fandom
fandom: The Lights
aliases: [Lights (film)]
characters:
  - { name: Captain Ross, pronouns: he, minor: false }
  - { name: Wren, pronouns: she, minor: true }
---
deck: fandom
fandom: Lights Remade
aliases: [Lights]
characters:
  - { name: Ada, pronouns: she, minor: false }
  - { name: Bess, pronouns: she, minor: false }
---
deck: fandom
fandom: A Far Orchard
characters:
  - { name: Pomona, pronouns: she, minor: false }
  - { name: Whispering Tree, article: a, pronouns: it, minor: false, kind: tree }
  - { name: Silas, pronouns: he, minor: false }
settings:
  - { name: Row nine, in: at the end of row nine }
---
deck: tropes
entries:
  - { text: snowed in, as: they are snowed in together }
  - { text: a debt, as: one of them has come to pay a debt }
  - { text: one bed, as: there is only one bed, romance: true }
  - { text: a duel at dawn, as: they are to fight at dawn, rating: teen }
---
deck: constraints
entries:
  - { text: exactly 200 words, as: in exactly 200 words, words: 200 }
  - { text: second person, as: in the second person }
  - { text: as a letter, as: as a letter }
---
deck: objects
entries:
  - { text: a brass key }
  - { text: an empty cage }
  - { text: two tickets, plural: true }
---
deck: seasons
entries:
  - { text: first snow, in: on the day of the first snow }
  - { text: harvest, in: at the end of the harvest }
---
deck: worlds
entries:
  - { text: coffee shop, as: where everybody works in the same coffee shop }
---
deck: words
entries: [{ text: lantern }, { text: salt }, { text: thread }, { text: bell }, { text: ash }, { text: winter }, { text: key }]
---
deck: first-lines
entries: [{ text: Nobody had wound the clock. }, { text: "“Don't,” she said." }]
---
deck: last-lines
entries: [{ text: The light came on again. }, { text: Who had won? }]
---
deck: what-ifs
entries: [{ text: "what if {a} had never met {b}" }, { text: "what if {a's} letter had reached {b} {place}" }]
---
deck: missing-scenes
entries: [{ text: "what {a} did {place} after everybody else had gone to bed" }, { text: "why {a} forgave {b}" }]
---
deck: fix-its
entries: [{ text: "{a} {listens|listen} to {b's} warning" }, { text: "{a} {goes|go} back for what was left {place}" }]
`;

export function fixtureDealer(): Dealer {
  const { decks, problems } = loadDecks([{ file: 'fixture.yaml', text: FIXTURE }]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return new Dealer(decks);
}
