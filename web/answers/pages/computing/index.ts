import type { AnswerPage } from "../../writer.ts";
import { page as fp64Gpu } from "./fp64-gpu.ts";
import { page as stencilMemoryBound } from "./stencil-memory-bound.ts";

/** Numerical codes. */
export const computingPages: readonly AnswerPage[] = [fp64Gpu, stencilMemoryBound];
