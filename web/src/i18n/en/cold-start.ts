/** What is said of how long an engine takes to start. */
export const coldStartWordsEn = {
  title: "Starting from nothing …",
  unasked: "Not asked",
  asked: "How long until the first answer?",
  compiles: "Compiles anew",
  keeps: "Kept from an earlier start",
  panel: "From nothing to the first answer",
  until: "Until the first answer",
  seconds: (value: string) => `${value} s`,
  between: (low: string, high: string) => `${low}–${high} s`,
  parts: {
    image: "Fetching the container",
    process: "Program and its imports",
    peers: "Workers and their links",
    weights: "Reading weights",
    compile: "Compiling",
    graphs: "Profiling and graphs",
  },
  onDisk: "On disk",
  about: (rate: string) =>
    `Weights are read at ${rate} GB/s, copies of the model start at the same time. Everything but reading is the middle of published starts and may be half or three times as much: new cards, and kernels compiled on first use, took minutes more.`,
};
