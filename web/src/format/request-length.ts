import type { Report } from "whichgpu";

type Lengths = Pick<Report["configuration"], "input_tokens" | "picture_tokens" | "output_tokens">;

/** Tokens of a prompt, its pictures among them. */
export const promptLength = (now: Omit<Lengths, "output_tokens">): number =>
  now.input_tokens + (now.picture_tokens ?? 0);

/** Tokens of a whole request, prompt and answer. */
export const requestLength = (now: Lengths): number => promptLength(now) + now.output_tokens;
