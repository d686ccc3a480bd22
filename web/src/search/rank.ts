import type { ComboOption } from "../parts/combo-box/filter.ts";
import { wordsOf } from "./fold.ts";

/** How well a word of the catalog is what was typed: 0 to 1. */
const SAME = 1;
const BEGINNING = 0.75;
/** "h20" of "h200": the beginning of another number. */
const OTHER_NUMBER = 0.55;
const INSIDE = 0.45;
const MISSPELLED = 0.4;
const MISSPELLED_BEGINNING = 0.35;
/** Below this a match is shown only where nothing matches better. */
const DOUBTFUL = 0.5;

/** What a name says beyond what was typed makes it less likely to be meant, each word by so much; numbers and common additions do not. */
const UNASKED = 0.03;
const common = /^(\d.*|instruct|chat|it|base|hf|sxm|geforce|instinct|nvidia)$/;
/** What a name begins with is what it is. */
const LEADING = 0.12;
/** Another name of it, whole. */
const KNOWN_AS = 0.06;
/** Between names that match equally, the best known or newest. */
const PRIOR = 0.05;

interface Indexed {
  readonly option: ComboOption;
  readonly label: readonly string[];
  readonly words: readonly string[];
  readonly names: readonly string[];
}

/** An option that matches, and how well. */
export interface Ranked {
  readonly option: ComboOption;
  readonly score: number;
  /** The worst match of a word. */
  readonly doubt: number;
}

const indexed = new Map<string, Indexed>();

function indexOf(option: ComboOption): Indexed {
  const { id, label, aliases, also = "" } = option;
  const key = `${id}\n${label}`;
  const known = indexed.get(key);
  if (known) return { ...known, option };
  const words = [...new Set(wordsOf([label, id, ...aliases, also].join(" ")))];
  const names = aliases.map((alias) => wordsOf(alias).join(" "));
  const made = { option, label: wordsOf(label), words, names };
  indexed.set(key, made);
  return made;
}

/** The options that `text` may mean, the likeliest first; all of them, in their order, for no text. */
export function rank(options: readonly ComboOption[], text: string): readonly Ranked[] {
  const asked = wordsOf(text);
  if (asked.length === 0) return options.map((option) => ({ option, score: 0, doubt: SAME }));
  const found = options.flatMap((option) => scored(indexOf(option), asked));
  const sure = found.filter(({ doubt }) => doubt >= DOUBTFUL);
  return (sure.length > 0 ? sure : found).sort((a, b) => b.score - a.score);
}

function scored({ option, label, words, names }: Indexed, asked: readonly string[]): Ranked[] {
  let sum = 0;
  let doubt: number = SAME;
  for (const word of asked) {
    const best = words.reduce((most, one) => Math.max(most, match(word, one)), 0);
    if (best === 0) return [];
    sum += best;
    doubt = Math.min(doubt, best);
  }
  const unasked = label.filter(
    (one) => !common.test(one) && !asked.some((word) => match(word, one) >= BEGINNING),
  );
  const [first = ""] = label.filter((one) => !common.test(one));
  const leads = asked.some((word) => match(word, first) >= BEGINNING);
  const score =
    sum / asked.length +
    (leads ? LEADING : 0) +
    (names.includes(asked.join(" ")) ? KNOWN_AS : 0) -
    UNASKED * unasked.length +
    PRIOR * (option.prior ?? 0);
  return [{ option, score, doubt }];
}

/** How well `word` of the catalog is what was `typed`. */
function match(typed: string, word: string): number {
  if (typed === word) return SAME;
  if (word.startsWith(typed)) {
    return /\d$/.test(typed) && /^[\d.]/.test(word.slice(typed.length)) ? OTHER_NUMBER : BEGINNING;
  }
  if (!/^\p{L}{3,}$/u.test(typed)) return 0;
  if (word.includes(typed)) return INSIDE;
  if (typed.length < 4) return 0;
  if (near(typed, word)) return MISSPELLED;
  return near(typed, word.slice(0, typed.length)) ? MISSPELLED_BEGINNING : 0;
}

/** Whether one letter was left out, added, changed, or swapped with the next. */
function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
