import type { RestWords } from "./en/rest.ts";
import { languages, type Language } from "./index.ts";

/** The words of each language that the first screen does without. */
const rest: Readonly<Record<Language, () => Promise<RestWords>>> = {
  en: async () => (await import("./en/rest.ts")).restEn,
  zh: async () => (await import("./zh/rest.ts")).restZh,
};

/** Fetches the rest of a language's words into its dictionary: before anything says them. */
export async function loadRest(language: Language): Promise<void> {
  const [words, more] = await Promise.all([languages[language].load(), rest[language]()]);
  Object.assign(words, more);
}
