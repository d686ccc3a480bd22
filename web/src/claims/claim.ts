/** The claims of data/claims, as data/schema/claims.schema.json describes them. */

import type { Language } from "../i18n/index.ts";
import type { Task } from "../questions/index.ts";

/** The same in English and in other languages. */
export type Words = { readonly en: string } & Readonly<Partial<Record<Language, string>>>;

/** The text in a language, or in English where there is none. */
export const textIn = (words: Words, language: Language): string => words[language] ?? words.en;

export type Verdict = "right" | "right_under_condition" | "mixed_units" | "wrong" | "not_checkable";

export type Topic =
  "figures" | "performance" | "memory" | "recommendation" | "price" | "question" | "news";

/** One reading from the catalog or from an estimate. */
export type Term =
  | { readonly gpu: string; readonly field: string; readonly with_sparsity?: true }
  | { readonly model: string; readonly field: string }
  | { readonly precision: string }
  | { readonly offer: string; readonly field?: "vcpus" | "ram_gb" }
  | { readonly cheapest: string }
  | { readonly estimate: object; readonly field: string }
  | { readonly own: object; readonly field: string }
  | { readonly count: number };

/** A product of terms over a product of terms. */
export interface Figure {
  readonly label: Words;
  readonly unit: Unit;
  readonly of: readonly Term[];
  readonly over?: readonly Term[];
  /** What the article says of it; absent: shown for comparison only. */
  readonly said?: { readonly low?: number; readonly high?: number };
  /** Measured in another way than the article says. */
  readonly other_basis?: true;
}

export interface Claim {
  readonly id: string;
  readonly topic: Topic;
  readonly duties: readonly string[];
  readonly quote: Words;
  readonly verdict: Verdict;
  readonly explanation: Words;
  readonly figures?: readonly Figure[];
  /** A request: the state of the calculator that shows the claim. Absent: what its figures are read from. */
  readonly state?: object;
  /** The tab of `state`, where the request does not say it. */
  readonly task?: Task;
  readonly sources?: readonly { readonly cite: string; readonly date: string }[];
}

export interface Article {
  readonly id: string;
  readonly title: Words;
  readonly date: string;
  /** Where it can be read. */
  readonly url: string;
}

export interface ClaimFile {
  readonly article: Article;
  readonly claims: readonly Claim[];
}

/** What the core's SI value is divided by to be shown in a unit. */
export const unitScale = {
  times: 1,
  "TFLOP/s": 1e12,
  "GB/s": 1e9,
  GB: 1e9,
  GiB: 2 ** 30,
  "GB per billion parameters": 1,
  count: 1,
  tokens: 1,
  "tokens/s": 1,
  ms: 1,
  s: 1,
  hours: 1,
  months: 1,
  "USD/h": 1,
  "USD per million tokens": 1,
  "USD per PFLOP/s and hour": 1e-15,
  "USD per TB/s and hour": 1e-12,
  USD: 1,
  year: 1,
  W: 1,
  "yes or no": 1,
} as const;

export type Unit = keyof typeof unitScale;
