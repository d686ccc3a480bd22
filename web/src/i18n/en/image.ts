/** English words of the tab about images. */
export const imageTabWordsEn = {
  picture: "The image",
  engines: { eager: "PyTorch", compiled: "PyTorch, compiled", tensorrt: "TensorRT" },
  precisions: { bf16: "BF16", fp16: "FP16", fp8: "FP8", int8: "INT8", fp32: "FP32", q4: "4 bit" },
  pixels: "pixels",
  guided: { true: "On, two passes a step", false: "Off" },
  makes: (model: string, count: string, gpu: string, size: string, steps: string, time: string) =>
    `${model} on ${count} ${gpu} makes an image of ${size} in ${steps} steps in about ${time}, `,
  at: (images: string, dollars: string | undefined) =>
    `${images} an hour${dollars ? `, ${dollars} for a thousand` : ""}.`,
  doesNotFit: (model: string, count: string, gpu: string) =>
    `${model} does not fit on ${count} ${gpu}: `,
  short: (gigabytes: string) => `each card is ${gigabytes} GB short.`,
  largest: "Largest batch",
  each: "Time of one image",
  hour: "Images an hour",
  steps: "Steps a second",
  thousand: "Cost of 1,000 images",
  hourly: "An hour",
  work: "FLOP of one image",
  timeTitle: "Where the time goes",
  parts: {
    products_seconds: "Matrix products",
    attention_seconds: "Attention",
    elementwise_seconds: "Memory traffic",
    weights_seconds: "Reading weights",
    launch_seconds: "Kernel launches",
    decoding_seconds: "Text and decoding",
    together_seconds: "Waiting for each other",
    streaming_seconds: "Waiting for weights",
    moving_seconds: "From host memory",
  },
  reasons: {
    calibrated: "This model and this card were measured.",
    transferred: "Only one of model and card was measured, so the ranges are wider.",
    extrapolated: "Neither model nor card was measured, so the ranges are widest.",
  },
  others: "The same image on other cards",
  othersHint: "One image after the other, as many cards of each kind.",
  dollars: (sign: string) => `${sign} / 1,000`,
};

export type ImageTabWords = typeof imageTabWordsEn;
