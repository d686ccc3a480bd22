import { en, type Words } from "./en/index.ts";
import { zh } from "./zh/index.ts";

export type { Words };

/** The languages the page speaks. */
export type Language = "en" | "zh";

/** The dictionary of a language. */
export const dictionaries: Record<Language, Words> = { en, zh };

/** The language that `wanted` (a BCP 47 tag, such as "zh-Hans") asks for, if the page speaks it. */
export function languageOf(wanted: string | null | undefined): Language | undefined {
  const primary = wanted?.toLowerCase().split(/[-_]/)[0];
  return primary === "en" || primary === "zh" ? primary : undefined;
}

/** The first of the browser's languages that the page speaks; English if none. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return "en";
}
