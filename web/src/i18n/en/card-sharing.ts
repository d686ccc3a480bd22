/** English words for several services on one card. */
export const sharingWordsEn = {
  title: "Several of these services on one card",
  uncut: (copies: number) =>
    copies === 0
      ? "Uncut, one card does not hold even one of them with all its users."
      : copies === 1
        ? "Uncut, one card holds one of them with all its users."
        : `Uncut, one card holds ${copies} of them, each with all its users: their memory is apart, the card's time is shared.`,
  waits: (alone: string, busy: string, copies: number) =>
    ` While one works alone its tokens take ${alone} each; while all ${copies} work, up to ${busy}.`,
  cut: (models: number, size: string) =>
    models === 1
      ? `Cut into slices, it holds one, on ${size}: with a speed of its own that no neighbor disturbs.`
      : `Cut into slices, it holds ${models}, one on each ${size}: each with a speed of its own that no neighbor disturbs.`,
  tooSmall: "No slice of the card holds one with all its users.",
  all: (sizes: number) => `All slices: ${sizes} sizes`,
  slice: "Slice",
  each: "Memory of each",
  perCard: "Slices a card",
  services: "Services a card",
  hint: "Choose a slice to estimate the service on it: its speed, and its share of the price.",
};

export type SharingWords = typeof sharingWordsEn;
