import type { AnswerPage } from "../../writer.ts";
import { page as contextOf128k } from "./128k-context.ts";
import { page as memoryOf70b } from "./70b-memory.ts";
import { page as smallestCardFor8b } from "./8b-smallest-card.ts";
import { page as deepseekR1Distilled } from "./deepseek-r1-distilled.ts";
import { page as deepseekR1Full } from "./deepseek-r1-full.ts";
import { page as expertsInRam } from "./experts-in-ram.ts";
import { page as gptOss120bOneGpu } from "./gpt-oss-120b-one-gpu.ts";
import { page as kvCachePerToken } from "./kv-cache-per-token.ts";
import { page as quantizationMemorySpeed } from "./quantization-memory-speed.ts";
import { page as visionLanguageMemory } from "./vision-language-memory.ts";

/** Does it fit? */
export const memoryPages: readonly AnswerPage[] = [
  memoryOf70b,
  smallestCardFor8b,
  kvCachePerToken,
  contextOf128k,
  deepseekR1Full,
  deepseekR1Distilled,
  gptOss120bOneGpu,
  expertsInRam,
  quantizationMemorySpeed,
  visionLanguageMemory,
];
