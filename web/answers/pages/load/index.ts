import type { AnswerPage } from "../../writer.ts";
import { page as batchClassification } from "./batch-classification.ts";
import { page as codingAgentsPerGpu } from "./coding-agents-per-gpu.ts";
import { page as mixtureOrDense } from "./mixture-or-dense.ts";
import { page as p99Latency } from "./p99-latency.ts";
import { page as ragLongPrompts } from "./rag-long-prompts.ts";
import { page as secondGpuSpeed } from "./second-gpu-speed.ts";
import { page as shareOneGpuMig } from "./share-one-gpu-mig.ts";
import { page as speculativeDecoding } from "./speculative-decoding.ts";
import { page as usersPerGpu } from "./users-per-gpu.ts";

/** How many, how fast? */
export const loadPages: readonly AnswerPage[] = [
  usersPerGpu,
  p99Latency,
  codingAgentsPerGpu,
  ragLongPrompts,
  secondGpuSpeed,
  speculativeDecoding,
  shareOneGpuMig,
  batchClassification,
  mixtureOrDense,
];
