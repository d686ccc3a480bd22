/** English words of the tab about speech. */
export const speechWordsEn = {
  sound: "The sound",
  notLive: "not live",
  hears: (model: string, count: string, gpu: string, rtfx: string, clip: string) =>
    `${model} on ${count} ${gpu} writes down clips of ${clip} s about ${rtfx} times as fast as they are spoken`,
  at: (streams: string | undefined, dollars: string | undefined) =>
    `${streams ? `, ${streams} live streams at once` : ""}${dollars ? `, ${dollars} an hour of sound` : ""}.`,
  rate: "Seconds of sound a second (RTFx)",
  streams: "Live streams at once",
  limits: { time: "limited by time", memory: "limited by memory" },
  reading: "Reading a batch",
  writing: "Writing its text",
  silent: "Silence read",
  clip: "Each clip's cache",
  parts: { encoder: "reading the sound", decoder: "writing the text" },
  timeTitle: "Where the time goes",
  hour: "Cost of an hour of sound",
  electricity: "Electricity, an hour of sound",
  others: "The same clips on other cards",
  dollars: (sign: string) => `${sign} / hour of sound`,
  reasons: {
    calibrated: "Whisper large-v3 was measured on this card, with one program.",
    transferred: "Whisper was measured on other cards alone, so the ranges are wide.",
    extrapolated: "Whisper was not measured closely on this card, so the ranges are wide.",
  },
};

export type SpeechWords = typeof speechWordsEn;
