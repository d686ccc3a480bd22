import type { FirstWords } from "./en/index.ts";
import type { RestWords } from "./en/rest.ts";

/** All that the page says in one language. Of a dictionary just fetched only the first words are there, see rest.ts. */
export type Words = FirstWords & RestWords;

/** The languages the page speaks, by their primary subtag (BCP 47). */
export type Language = "en" | "zh";

/** What each language calls itself, and its dictionary, which is fetched when it is wanted. */
export const languages: Readonly<
  Record<Language, { readonly name: string; readonly load: () => Promise<Words> }>
> = {
  en: { name: "English", load: async () => (await import("./en/index.ts")).en as Words },
  zh: { name: "中文", load: async () => (await import("./zh/index.ts")).zh as Words },
};

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
