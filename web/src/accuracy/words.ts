import type { AccuracyWords } from "../i18n/en/accuracy.ts";
import type { Language } from "../i18n/index.ts";

/** The words of this page alone. */
export const accuracyWords: Readonly<Record<Language, () => Promise<AccuracyWords>>> = {
  en: async () => (await import("../i18n/en/accuracy.ts")).accuracyWordsEn,
  zh: async () => (await import("../i18n/zh/accuracy.ts")).accuracyWordsZh,
};
