import { endOf, firstWordLength, type Line, type LineEnd, type LineStart, startOf, widthOf } from './lines.ts';
import { type QuoteMarks, quoteMarks } from './quotations.ts';
import { LONGEST_WRAPPED, type Widths } from './wrapping.ts';

/** How likely the break above the line at `index` is to part two paragraphs, by what stands around it: 0 to 1. */
export type Prior = (index: number) => number;

/** What a line may be: its paragraph's first or not, and a quotation is open at its end or not. */
interface State {
  goesOn: boolean;
  open: boolean;
}

const STATES: readonly State[] = [false, true].flatMap((goesOn) => [false, true].map((open) => ({ goesOn, open })));

/** Of every state, the least cost to reach it, and the state of the line above on that way. */
type Step = { cost: number; from: number }[];

interface ReadLine {
  end: LineEnd;
  start: LineStart;
  width: number;
  firstWord: number;
  marks: QuoteMarks;
}

/**
 * Where paragraphs begin in wrapped text, one answer a line. The likeliest course through the states of all lines is
 * found with Viterbi's algorithm, so that an odd line is settled by its neighbours on both sides.
 */
export function paragraphStarts(lines: readonly Line[], widths: Widths, prior: Prior): boolean[] {
  const marks = quoteMarks(lines.map(({ text }) => text));
  const read = lines.map((line, index) => ({
    end: endOf(line.text),
    start: startOf(line.text),
    width: widthOf(line),
    firstWord: firstWordLength(line),
    marks: marks[index] ?? { first: null, last: null },
  }));
  const steps: Step[] = [];
  read.forEach((line, index) => {
    const above = read[index - 1];
    const before = steps.at(-1);
    if (above && before) steps.push(nextStep(before, above, line, widths, prior(index)));
    else
      steps.push(STATES.map((state) => ({ cost: state.goesOn ? Infinity : quoteCost(line, false, state), from: 0 })));
  });
  return backtrack(steps);
}

function nextStep(before: Step, above: ReadLine, line: ReadLine, widths: Widths, parts: number): Step {
  const text = {
    joined: textCost(above, line, true) - Math.log(1 - parts),
    parted: textCost(above, line, false) - Math.log(parts),
  };
  return STATES.map((state) => {
    const ways = STATES.map((from, index) => {
      const width = lengthCost(above, line, from.goesOn ? widths.other : widths.first, state.goesOn);
      const quote =
        quoteCost(line, from.open && state.goesOn, state) + (from.open && !state.goesOn ? leftOpenCost(line) : 0);
      return (before[index]?.cost ?? Infinity) + width + quote + (state.goesOn ? text.joined : text.parted);
    });
    const cost = Math.min(...ways);
    return { cost, from: Math.max(0, ways.indexOf(cost)) };
  });
}

function backtrack(steps: readonly Step[]): boolean[] {
  const starts: boolean[] = [];
  const last = steps.at(-1) ?? [];
  let state = last.findIndex(({ cost }) => cost === Math.min(...last.map((way) => way.cost)));
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    starts[index] = STATES[state]?.goesOn === false;
    state = steps[index]?.[state]?.from ?? 0;
  }
  return starts;
}

/** Likelihoods measured on prose: how lines end and begin at a wrapping program's break, and at a paragraph's end. */
const ENDS = {
  joined: { sentence: 0.08, dash: 0.02, colon: 0.02, open: 0.88 },
  parted: { sentence: 0.95, dash: 0.015, colon: 0.02, open: 0.015 },
};
const STARTS = {
  afterSentence: { lower: 0.06, upper: 0.72, quotation: 0.17, other: 0.05 },
  midSentence: { lower: 0.78, upper: 0.15, quotation: 0.04, other: 0.03 },
  parted: { lower: 0.002, upper: 0.55, quotation: 0.42, other: 0.028 },
};

function textCost(above: ReadLine, line: ReadLine, joined: boolean): number {
  if (!joined) return -Math.log(ENDS.parted[above.end] * STARTS.parted[line.start]);
  const starts = above.end === 'sentence' ? STARTS.afterSentence : STARTS.midSentence;
  return -Math.log(ENDS.joined[above.end] * starts[line.start]);
}

/** Where the next word would not have fitted, the break is the program's; a paragraph's last line has any length. */
function lengthCost({ width }: ReadLine, { firstWord }: ReadLine, full: number, goesOn: boolean): number {
  const over = width - full;
  if (over > 3) return width > LONGEST_WRAPPED ? 20 : 4 + over / 4;
  if (!goesOn) return Math.log(full + 1);
  const room = full - (width + 1 + firstWord);
  if (room < 0) return -Math.log(0.86 / 7);
  return room < 14 ? -Math.log(0.11 / 14) : 8 + room / 8;
}

/** A quotation closes that was not open, or opens twice: possible, but something is wrong. */
function quoteCost({ marks }: ReadLine, open: boolean, { open: after }: State): number {
  const ends = marks.last === null ? open : marks.last === 'opens';
  if (ends !== after) return Infinity;
  if (marks.first === 'closes' && !open) return 4;
  return marks.first === 'opens' && open ? 2.5 : 0;
}

/** A paragraph that ends inside a quotation is followed by one that opens it again. */
const leftOpenCost = ({ start }: ReadLine): number => (start === 'quotation' ? 1.5 : 3.5);
