/** What is said of what shares cards with a model. */
export const besideWordsEn = {
  title: "Adapters (LoRA), several models on a card …",
  modes: {
    "": "at the same time (CUDA MPS)",
    time: "one after the other",
    mig: "in slices of their own (MIG)",
  },
  alone: "none",
  mixedCards: "Unequal cards in one engine",
  tooSmall: "Not all of the cards hold their part.",
  splits: {
    layer: "Each has some of the layers, by free memory; a token passes one after the other.",
    tensor: "Each has the same part of every matrix, and waits for the slowest.",
  },
  holds: (share: string, needed: string, usable: string) => `${share}: ${needed} of ${usable} GB`,
  waits: (share: string) => `waits ${share} of the time`,
  overSlower: "Over as many of the slowest kind",
  overFaster: "Over the fastest kind alone",
  aboutMixed:
    "Memory and speed above are the first kind's alone. Even parts at the pace of the slowest card were measured to the second decimal; sums over layers miss up to three tenths where they were. A card holds whole layers, so up to one more than its share. A slow card beside a fast one pays only where the fast one does not hold the model.",
  sharedCard: "Several on one card",
  verdicts: {
    no_room: "The card does not hold them all.",
    copies: "Copies yield more than one engine with all their users.",
    one_engine: "One engine with all their users yields as much or more.",
    fits: "They fit.",
  },
  unsure: "The range leaves open which.",
  copy: "One copy with its users",
  others: "Others beside it",
  left: "Left of what engines may take",
  requests: "Requests that each copy holds",
  gain: (copies: string) => `Output, of ${copies} over one alone`,
  oneEngine: "… of one engine with all their users",
  slice: "Slice of each",
  aboutSharing:
    "Memory and speed above are one copy's, alone on the card. Each copy pays for weights, context and graphs of its own. At the same time, copies fill what one leaves idle at most; published gains of copies that take turns go from 0.6 to 1.7, by how far the host keeps one back. Other processes count by memory alone, as if idle. Give each copy processors of its own and its part of the memory.",
  adapters: "Adapters beside the model",
  reserved: "Kept for all of them, each GPU",
  atOwnRank: (rank: string) => `… were the engine started for rank ${rank}`,
  oneAdapter: "One adapter",
  slower: "Slower than without",
  between: (low: string, high: string) => `${low}–${high}`,
  aboutAdapters:
    "Memory and speed above count them. The engine keeps room for the largest rank it is started for, whatever the adapters have; one adapter slows requests down about as much as many. Where an engine keeps room beside the vocabulary too (vLLM, for some models), that comes on top: vocabulary and width times rank, 4 bytes each.",
};
