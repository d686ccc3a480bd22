import type { AnswerWords } from "./en/answers.ts";
import type { FirstWords } from "./en/index.ts";
import type { RestWords } from "./en/rest.ts";

/** All that the page says in one language. Of a dictionary just fetched only the first words are there. */
export type Words = FirstWords & RestWords;

/** The languages the page speaks, by their primary subtag (BCP 47). */
export type Language = "en" | "zh";

/** What a language calls itself, and its first words and those of all answers, fetched when they are wanted. */
interface Spoken {
  readonly name: string;
  readonly load: () => Promise<Words>;
  readonly answers: () => Promise<AnswerWords>;
}

export const languages: Readonly<Record<Language, Spoken>> = {
  en: {
    name: "English",
    load: async () => (await import("./en/index.ts")).en as Words,
    answers: async () => (await import("./en/answers.ts")).answersEn,
  },
  zh: {
    name: "中文",
    load: async () => (await import("./zh/index.ts")).zh as Words,
    answers: async () => (await import("./zh/answers.ts")).answersZh,
  },
};

/** The dictionary of a language with what the answers to all questions say. */
export async function loadAnswers(language: Language): Promise<Words> {
  const { load, answers } = languages[language];
  const [words, more] = await Promise.all([load(), answers()]);
  return Object.assign(words, more);
}

/** The language that `wanted` (a BCP 47 tag, such as "zh-Hans") asks for, if the page speaks it. */
export function languageOf(wanted: string | null | undefined): Language | undefined {
  const primary = wanted?.toLowerCase().split(/[-_]/)[0];
  return primary !== undefined && Object.hasOwn(languages, primary)
    ? (primary as Language)
    : undefined;
}

/** The first of the browser's languages that the page speaks; English if none. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return "en";
}
