import type { AnswerPage } from "../../writer.ts";
import { page as fluxMemory } from "./flux-memory.ts";
import { page as imageServiceL40s } from "./image-service-l40s.ts";
import { page as sdxlSecondsPerImage } from "./sdxl-seconds-per-image.ts";

/** Pictures. */
export const picturePages: readonly AnswerPage[] = [
  fluxMemory,
  sdxlSecondsPerImage,
  imageServiceL40s,
];
