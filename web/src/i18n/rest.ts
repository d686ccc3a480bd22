import type { RestWords } from "./en/rest.ts";
import { languages, type Language, type Words } from "./index.ts";

/** The words of each language that the first screen does without. */
const rest: Readonly<Record<Language, () => Promise<RestWords>>> = {
  en: async () => (await import("./en/rest.ts")).restEn,
  zh: async () => (await import("./zh/rest.ts")).restZh,
};

/** The dictionary of a language with all of its words: before anything but the first screen says them. */
export async function loadRest(language: Language): Promise<Words> {
  const [words, more] = await Promise.all([languages[language].load(), rest[language]()]);
  return Object.assign(words, more);
}
