import type { LaunchWords } from "../i18n/en/launch.ts";
import type { Language } from "../i18n/index.ts";

const dictionaries: Readonly<Record<Language, () => Promise<LaunchWords>>> = {
  en: async () => (await import("../i18n/en/launch.ts")).launchWordsEn,
  zh: async () => (await import("../i18n/zh/launch.ts")).launchWordsZh,
};

/** The words of commands in a language. */
export const loadLaunchWords = (language: Language): Promise<LaunchWords> =>
  dictionaries[language]();
