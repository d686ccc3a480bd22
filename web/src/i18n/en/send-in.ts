import type { Doubt } from "whichgpu";

/** English words for measurements that visitors send in. */
export const sendInWordsEn = {
  title: "What you measured, as a row to send in",
  hint: "In the form of data/measurements. Say at cite where the run can be read, and open an issue with it.",
  doubts: {
    beats_card: (measured: string, limit: string) =>
      `${measured} a token is faster than the card can read the weights in use: ${limit} at its peak bandwidth.`,
    far_tpot: (measured: string, limit: string) =>
      `${measured} a token is more than three times outside the estimate’s range, which ends at ${limit}.`,
    far_ttft: (measured: string, limit: string) =>
      `${measured} to the first token is more than three times outside the estimate’s range, which ends at ${limit}.`,
    no_fit: () => "By the estimate this does not fit into the memory.",
  } satisfies Record<Doubt["id"], (measured: string, limit: string) => string>,
};

export type SendInWords = typeof sendInWordsEn;
