import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";

/** English sentences for the notes of reports about documents and speech. */
export const encoderNotesEn = {
  requests_bound: (a: Arguments) =>
    `The process that takes requests, splits texts into tokens and writes the answers is what limits: the card waits ${n(a.percent)}% of the time. More such processes (vLLM: --api-server-count), more documents in a request or another server help; a faster card does not.`,
  documents_short: (a: Arguments) =>
    `${n(a.percent)}% of a step is launching kernels: more documents at once cost little more time.`,
  documents_padded: () =>
    "sentence-transformers pads the documents of a batch to the longest: sorting them by length saves some of that, a server that packs them all of it.",
  embedding_not_measured: (a: Arguments) =>
    `The few encoders whose speed was published ran on L4 and on slices of A100; on ${s(a.gpu)} none was, and the range is wide.`,
  embedding_decoder: () =>
    "Of embedders with a decoder's layers no speed was found with its card: this is a prompt's step as in serving, without an answer.",
  windows_silent: (a: Arguments) =>
    `${n(a.percent)}% of what the encoder reads is silence beyond the clip, as each is read in whole windows of ${n(a.window)} seconds. Clips joined to whole windows are written down ${n(a.times, 1)} times as fast.`,
  text_limited: (a: Arguments) =>
    `A window holds more text than the model's ${n(a.tokens)} tokens: the rest is cut.`,
  clips_alike: () =>
    "A batch ends with its longest text: clips are taken to be of like length, as when they are sorted.",
  streams_read_again: (a: Arguments) =>
    `Every ${n(a.hop, 1)} s the last ${n(a.seconds, 1)} s of each stream are read and written anew: that is what live text costs.`,
  speech_not_measured: (a: Arguments) =>
    `What was measured closely is large-v3 with TensorRT-LLM on A100; on ${s(a.gpu)} the range is wide.`,
};

/** English words for changes that these know. */
export const encoderFixesEn = {
  fewer_at_once: (a: Arguments) =>
    Number(a.batch) === 1 ? "One at a time" : `${n(a.batch)} at once`,
};

/** The same changes, where none of their kind is enough. */
export const encoderFixNamesEn = {
  fewer_at_once: "fewer at once",
};
