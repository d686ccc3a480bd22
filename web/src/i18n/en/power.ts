/** Names of the formulas and inputs of power in a report's working. */
export const powerWorkingEn = {
  mean_power_w: "Mean power of a card's board",
  joules_per_token: "Energy of the boards per output token",
  site_kwh: "Energy with servers and cooling",
  run_kwh: "Energy of the boards, whole run",
  kwh_per_1000_images: "Energy of the board, 1,000 images",
  kwh_per_clip: "Energy of the boards, one clip",
  board_limit_w: "the board's own limit",
  limit_w: "limit set",
  memory_use: "share of the memory's bandwidth used",
  compute_use: "share of the arithmetic's peak used",
  idle_share: "share of time without a request",
  running_share: "share of the limit while steps run",
  memory_factor: "more at the full bandwidth",
  compute_factor: "more at the full arithmetic",
  idle_power_share: "share of the limit when idle",
  boards_w: "boards of all cards",
  cards: "cards on the clip",
  board_kwh: "energy of the boards",
  host_share: "share of the server's power beside the boards",
  pue: "site over its computers (PUE)",
  gpu_hours: "GPU-hours",
  capped_clock: "clock that the lower power limit leaves",
};

/** English words about what the cards draw. */
export const powerWordsEn = {
  mean: "Mean power of a card",
  energy: "Electricity, million tokens",
  energyRun: "Electricity, with servers and cooling",
  energyImages: "Electricity, 1,000 images",
  ofLimit: (limit: string, share: string) => `${share} of ${limit}`,
  title: "Power and site …",
  own: "the board's own",
};

export type PowerWords = typeof powerWordsEn;
