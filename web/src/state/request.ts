import { isDescription, isObject, parseObject, type Json, type JsonObject } from "./described.ts";
import {
  fieldNamesOf,
  measuredFields,
  measuredTimes,
  questionFrom,
  specOf,
  type Question,
} from "./fields.ts";
import { forms, tasks, type FieldName, type Task } from "../questions/index.ts";
import type { FieldKind } from "../questions/form.ts";
import { ownedCards, ownedText } from "./owned-cards.ts";

/** Either a request for the core, or the first field whose text is not a number, or not JSON. */
export type BuiltRequest =
  { request: JsonObject } | { notANumber: FieldName } | { notJson: FieldName };

/** The text of a mark that is set. */
export const MARKED = "yes";

/** What a letter or a word after a number multiplies it by, in every field that counts something. */
const counts = { k: 1e3, m: 1e6, million: 1e6, 万: 1e4, 亿: 1e8 };
/** … and where it means something else, or more letters are known. */
const suffixes: Partial<Record<FieldKind, Readonly<Record<string, number>>>> = {
  count: counts,
  tokens: { ...counts, k: 1024, m: 1024 * 1024 },
  amount: { ...counts, b: 1e9, t: 1e12 },
};

/**
 * The number that a visitor's text means: full-width digits, spaces and thousands separators are
 * accepted, and where something is counted a letter or word such as in "8K", "20 million" and "3.2万".
 * Undefined if it is no number.
 */
export function parseNumber(text: string, kind: FieldKind): number | undefined {
  const plain = text.normalize("NFKC").replace(/[\s_]|,(?=\d{3}(?!\d))/g, "");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(\D*)$/i.exec(plain);
  if (!match?.[1]) return undefined;
  const factor = match[2] ? suffixes[kind]?.[match[2].toLowerCase()] : 1;
  const value = factor === undefined ? NaN : Number(match[1]) * factor;
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The JSON request that says what the question says, and nothing else. The load of a measurement is
 * left out while neither of its times is said, and a field while the one that counts instead is or the one
 * that it is part of is not.
 */
export function buildRequest(question: Question): BuiltRequest {
  const { task } = question;
  const request: JsonObject = { ...forms[task].base };
  const isSaid = (name: FieldName) => question[name].trim() !== "";
  const silent: readonly FieldName[] = isMeasured(question) ? [] : measuredFields;
  for (const name of fieldNamesOf(task)) {
    if (silent.includes(name)) continue;
    const { kind, path, unless, only } = specOf(task, name);
    const text = question[name].trim();
    const others = typeof unless === "string" ? [unless] : (unless ?? []);
    if (!text || others.some(isSaid) || (only && !isSaid(only))) continue;
    const value = valueOf(text, kind);
    if (value === undefined) return kind === "entry" ? { notJson: name } : { notANumber: name };
    put(request, path, value);
  }
  return { request };
}

/** What a text says; undefined if it is not of its kind. */
function valueOf(text: string, kind: FieldKind): Json | undefined {
  if (kind === "mark") return {};
  if (kind === "flag") return text === "true";
  if (kind === "list") return text.split(/[,，、]/).map((one) => one.trim());
  if (kind === "cards") return cardsOf(text);
  if (kind === "entry" && isDescription(text)) return parseObject(text);
  return kind === "text" || kind === "entry" ? text : parseNumber(text, kind);
}

/** Cards with their numbers; undefined if one is no number. */
function cardsOf(text: string): Json[] | undefined {
  const cards: Json[] = [];
  for (const { gpu, count } of ownedCards(text)) {
    const number = count ? parseNumber(count, "count") : undefined;
    if (count && number === undefined) return undefined;
    cards.push({ gpu, ...(number !== undefined && { count: number }) });
  }
  return cards;
}

/** Whether the question holds a measurement: at least one of its times. */
export function isMeasured(question: Question): boolean {
  return measuredTimes.some((name) => question[name].trim() !== "");
}

/** The question after a JSON merge patch (RFC 7396) of its request, such as a fix of the core. */
export function patchQuestion(question: Question, patch: unknown): Question {
  const { task } = question;
  return questionFrom(task, (name) => {
    const { kind, path } = specOf(task, name);
    const change = changeAt(patch as Json, path);
    if (change === undefined) return question[name];
    if (kind === "mark" && change !== null) return MARKED;
    if (kind === "entry" && isObject(change)) return JSON.stringify(change);
    if (Array.isArray(change)) return listText(change, kind);
    return textOf(change);
  });
}

/** The text of a list: of cards with their numbers, or of names. */
const listText = (list: readonly Json[], kind: FieldKind): string =>
  kind === "cards"
    ? ownedText(
        list.filter(isObject).map(({ gpu, count }) => ({ gpu: textOf(gpu), count: textOf(count) })),
      )
    : list.map(textOf).join(",");

const textOf = (value: Json | undefined): string =>
  typeof value === "object" ? "" : String(value ?? "");

/** What every request of the task says; what a field can say as well is only where that begins. */
function fixed(task: Task): [string, string][] {
  const { base, fields } = forms[task];
  const open = Object.values(fields).map(({ path }) => path.join("."));
  return Object.entries(base).filter(([name]) => !open.includes(name));
}

/** The task whose form says a request of an estimate; undefined if none does. */
function taskAsking(request: unknown): Task | undefined {
  const fits = (task: Task) =>
    forms[task].method === "estimate" &&
    fixed(task).every(([name, value]) => changeAt(request as Json, [name]) === value);
  // Of the forms that fit, the one that says most by itself.
  return tasks.filter(fits).sort((a, b) => fixed(b).length - fixed(a).length)[0];
}

/**
 * The question that a request asks, and nothing else; undefined if no task's form can say it. Requests of
 * plans and of ownership do not say what they are: `task` does.
 */
export function questionOf(request: unknown, task = taskAsking(request)): Question | undefined {
  return (
    task &&
    patchQuestion(
      questionFrom(task, () => ""),
      request,
    )
  );
}

function put(target: JsonObject, [head, ...rest]: readonly string[], value: Json): void {
  if (head === undefined) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = (target[head] ??= {}) as JsonObject;
  put(inner, rest, value);
}

/** What the patch says at `path`: a value, null (removed), or undefined (unchanged). */
function changeAt(patch: Json | undefined, path: readonly string[]): Json | undefined {
  let current = patch;
  for (const key of path) {
    // A list of one, such as pictures of one size, says what its entry says.
    if (Array.isArray(current) && current.length === 1) current = current[0];
    if (current === null || typeof current !== "object" || Array.isArray(current)) return current;
    current = current[key];
  }
  return current;
}
