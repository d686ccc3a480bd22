import type { AnswerPage } from "../../writer.ts";
import { page as howAccurate } from "./how-accurate.ts";

/** Can one believe it? */
export const trustPages: readonly AnswerPage[] = [howAccurate];
