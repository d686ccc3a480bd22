import { sideWordsEn } from "./side-by-side.ts";
import { sharingWordsEn } from "./card-sharing.ts";
import { claimWordsEn } from "./claims.ts";
import { ownWordsEn } from "./own-dialogs.ts";
import { priceWordsEn } from "./prices.ts";
import { workingWordsEn } from "./working.ts";

/** English words that the first screen does without: those of dialogs, and of what other tabs show below the verdict. */
export const restEn = {
  sideBySide: sideWordsEn,
  cardSharing: sharingWordsEn,
  claims: claimWordsEn,
  own: ownWordsEn,
  prices: priceWordsEn,
  working: workingWordsEn,
  confidence: {
    levels: {
      calibrated: "Calibrated",
      transferred: "Transferred",
      extrapolated: "Extrapolated",
    },
    gap: " ",
    reasons: {
      calibrated: "This engine was measured on this card.",
      transferred:
        "This engine was measured on other cards of this generation, so the ranges are wider.",
      extrapolated:
        "This engine was not measured on this generation of cards, or not with this kind of model, so the ranges are widest.",
    },
    recalibrated: (factors: string) => `Adjusted to match your measurement: ${factors}.`,
    tpotFactor: (factor: string) => `time per token ×\u00a0${factor}`,
    ttftFactor: (factor: string) => `first token ×\u00a0${factor}`,
    comma: ", ",
    band: "Faint ranges held 8 of 10 measurements kept out of the calibration.",
  },
  curve: {
    title: "Memory as the context grows",
    summary: (now: string, context: string, usable: string) =>
      `Memory per GPU against context. At ${context} tokens ${now} GB are needed; ${usable} GB are usable.`,
    usable: (gigabytes: string) => `usable ${gigabytes} GB`,
    here: (context: string, gigabytes: string) => `${context}: ${gigabytes} GB`,
    axis: "tokens per user, prompt and answer",
    fixed: "weights and runtime",
    kv: "KV cache",
  },
};

export type RestWords = typeof restEn;
