import type { AnswerPage } from "../../writer.ts";
import { page as appleSiliconLlm } from "./apple-silicon-llm.ts";
import { page as b200VsH200 } from "./b200-vs-h200.ts";
import { page as h100VsA100 } from "./h100-vs-a100.ts";
import { page as h20Inference } from "./h20-inference.ts";
import { page as h200VsH100 } from "./h200-vs-h100.ts";
import { page as l40sInference } from "./l40s-inference.ts";
import { page as mi300xVsH100 } from "./mi300x-vs-h100.ts";
import { page as nvlinkOrPcie } from "./nvlink-or-pcie.ts";
import { page as rtx5090Vs4090 } from "./rtx-5090-vs-4090.ts";
import { page as two4090OrOneA100 } from "./two-4090-or-one-a100.ts";

/** Which card? */
export const cardPages: readonly AnswerPage[] = [
  h100VsA100,
  h200VsH100,
  b200VsH200,
  rtx5090Vs4090,
  two4090OrOneA100,
  l40sInference,
  h20Inference,
  mi300xVsH100,
  appleSiliconLlm,
  nvlinkOrPcie,
];
