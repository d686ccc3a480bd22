import type { AnswerPage } from "../../writer.ts";
import { page as finetune8bMemory } from "./finetune-8b-memory.ts";
import { page as finetuneTime } from "./finetune-time.ts";
import { page as longSequenceTraining } from "./long-sequence-training.ts";
import { page as pretrain70bGpuHours } from "./pretrain-70b-gpu-hours.ts";
import { page as pretrain8bCost } from "./pretrain-8b-cost.ts";
import { page as qlora70b } from "./qlora-70b.ts";
import { page as trainingNetwork } from "./training-network.ts";

/** What does it take to train? */
export const trainingPages: readonly AnswerPage[] = [
  finetune8bMemory,
  qlora70b,
  finetuneTime,
  pretrain8bCost,
  pretrain70bGpuHours,
  longSequenceTraining,
  trainingNetwork,
];
