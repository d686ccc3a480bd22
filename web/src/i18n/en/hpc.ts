/** English words of the tab about numerical codes. */
export const hpcWordsEn = {
  code: "The code",
  precisions: { fp64: "FP64, double", fp32: "FP32, single", tf32: "TF32, matrix products" },
  intensityUnit: "FLOP/byte",
  bound: { memory: "Limited by memory bandwidth", compute: "Limited by compute" },
  noUnits: "Not on this card",
  reaches: (gpu: string, speed: string, precision: string, intensity: string) =>
    `${gpu} computes at most ${speed} TFLOP/s in ${precision} at ${intensity} FLOP/byte, `,
  ofPeak: (percent: string) => `${percent} of peak compute`,
  inProducts: (speed: string) => `; ${speed} TFLOP/s in matrix products on tensor cores`,
  end: ".",
  cannot: (gpu: string, precision: string) => `No ${precision} rate of ${gpu} is known.`,
  units: { vector: "Any code", tensor: "Matrix products" },
  unitNotes: { vector: "vector units", tensor: "tensor cores" },
  peak: "Peak",
  ridge: "Compute-bound above",
  limit: "Limited by",
  time: "Least time",
  limits: { memory: "memory bandwidth", compute: "compute" },
  run: "One run",
  chart: "Where the limit lies",
  chartSummary: (speed: string, intensity: string) =>
    `Attainable speed against arithmetic intensity. At ${intensity} FLOP/byte it is ${speed} TFLOP/s.`,
  others: "The same code on other cards",
  othersHint:
    "Fastest first, from data sheets. × is against the chosen card on the same kind of unit.",
  unit: "Units",
  speed: "TFLOP/s",
  against: "×",
  balance: {
    quote: "“Scenario C: for AI and HPC together H100 and H200 are the most balanced choice.”",
    of: (card: string, share: string) =>
      `Of the cards that the articles are about ${card} is best balanced: in its weaker side it has ${share} of the best card's rate.`,
    best: (card: string, share: string) =>
      `Of all cards in the catalog it is ${card}, with ${share}.`,
    title: "One card for this code and AI",
    sides: (code: string, ai: string) => `code ${code}, AI ${ai}`,
    hint: "Shares of the highest rate of any card: of this code on vector units, and of BF16 matrix products (FP16 where a card has no BF16), dense.",
  },
};

export type HpcWords = typeof hpcWordsEn;
