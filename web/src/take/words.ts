import type { TakeWords } from "../i18n/en/take.ts";
import type { Language } from "../i18n/index.ts";

const dictionaries: Readonly<Record<Language, () => Promise<TakeWords>>> = {
  en: async () => (await import("../i18n/en/take.ts")).takeWordsEn,
  zh: async () => (await import("../i18n/zh/take.ts")).takeWordsZh,
};

/** The words of taking an answer along, in a language. */
export const loadTakeWords = (language: Language): Promise<TakeWords> => dictionaries[language]();
