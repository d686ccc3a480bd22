/** What stands in the explanation of a figure. */
export const explainWordsEn = {
  formula: "Formula",
  source: "Source",
  /** Of what the page says nowhere else. */
  names: {
    own_usd_per_month: "Owning, a month",
    rent_usd_per_month: "Rent, a month",
    api_buying_million_tokens: "Million tokens a month, against buying",
    api_renting_million_tokens: "Million tokens a month, against renting",
    charged_usd: "The run as charged",
    charged_hours: "hours charged, whole and with the start",
    hours_per_month: "hours of a month",
    global_batch: "sequences of a step",
    tokens_per_second_per_gpu: "tokens a second of one GPU",
    peak_flops: "dense 16-bit peak",
    gpu_count: "GPUs",
    server_kw: "kW of the servers at their limit",
    mean_kw: "mean kW of the servers at work",
    paid_hours: "hours paid in a month",
  },
  bases: {
    calibrated: "Engine and card are among those measured.",
    transferred: "Engine or card is near to those measured.",
    extrapolated: "Engine or card was not measured: the range is wide.",
  },
  near: (what: string, measured: string, estimated: string, off: string) =>
    `Nearest published measurement: ${what}: measured ${measured}, estimated ${estimated} (${off}).`,
  range: (range: string) => (range ? `8 of 10 measurements lie within ${range}.` : ""),
};

export type ExplainWords = typeof explainWordsEn;
