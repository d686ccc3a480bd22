/** English words of the tab about video. */
export const videoTabWordsEn = {
  clip: "The clip",
  memory: "To save memory",
  yesNo: { true: "Yes", false: "No" },
  attentions: {
    fused: "PyTorch's (FlashAttention-2)",
    own: "The card's own (FlashAttention-3; PyTorch 2.11)",
    eight_bit: "In 8 bit (SageAttention)",
  },
  offloads: {
    none: "Nothing",
    text_encoders: "Text encoders",
    components: "Every network but the one at work",
    blocks: "Every block but those at work",
  },
  shown: (frames: string, seconds: string) => `${frames} frames (${seconds} s)`,
  makes: (model: string, count: string, gpu: string, size: string, steps: string, time: string) =>
    `${model} on ${count} ${gpu} makes a clip of ${size} in ${steps} steps in about ${time}, `,
  at: (clips: string, dollars: string | undefined) =>
    `${clips} an hour${dollars ? `, ${dollars} each` : ""}.`,
  encoding: "Encoding the text",
  denoising: "The transformer",
  decoding: "Decoding the clip",
  each: "Time of one clip",
  step: "A step",
  hour: "Clips an hour",
  attention: "Attention's share",
  cost: "Cost of one clip",
  minute: "A minute of video",
  electricity: "Electricity, one clip",
  timeTitle: "Where the time goes",
  others: "The same clip on other cards",
  othersHint: "As many cards of each kind, together on one clip as chosen.",
  dollars: (sign: string) => `${sign} / clip`,
};

export type VideoTabWords = typeof videoTabWordsEn;
