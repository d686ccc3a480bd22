/** What stands in the explanation of a figure. */
export const explainWordsEn = {
  formula: "Formula",
  source: "Source",
  bases: {
    calibrated: "Engine and card are among those measured.",
    transferred: "Engine or card is near to those measured.",
    extrapolated: "Engine or card was not measured: the range is wide.",
  } as Record<string, string>,
  near: (what: string, measured: string, estimated: string, off: string) =>
    `Nearest published measurement: ${what}: measured ${measured}, estimated ${estimated} (${off}).`,
  range: (range: string) => (range ? `8 of 10 measurements lie within ${range}.` : ""),
};

export type ExplainWords = typeof explainWordsEn;
