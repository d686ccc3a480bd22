import type { ClaimWords } from "../i18n/en/claims.ts";
import type { Language } from "../i18n/index.ts";
import { createVoice, type Voice } from "../i18n/voice.ts";

/** The words of this page alone. */
export const claimWords: Readonly<Record<Language, () => Promise<ClaimWords>>> = {
  en: async () => (await import("../i18n/en/claims.ts")).claimWordsEn,
  zh: async () => (await import("../i18n/zh/claims.ts")).claimWordsZh,
};

/** How this page speaks. */
export interface ClaimVoice extends Voice {
  readonly claims: ClaimWords;
}

export const claimVoice = (
  claims: ClaimWords,
  ...spoken: Parameters<typeof createVoice>
): ClaimVoice => ({
  ...createVoice(...spoken),
  claims,
});
