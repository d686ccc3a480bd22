import type { nothing, TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import type { Reports, Task } from "./index.ts";
import type { Fact } from "../parts/facts/facts.ts";
import type { Headline } from "../parts/verdict/verdict.ts";

/** One task's answer in short: on the page above its details, in an article all there is. */
export interface Card<T extends Task> {
  headline(report: Reports[T], voice: Voice): Headline;
  /** The question on one line. */
  summary(report: Reports[T], voice: Voice): string;
  /** The memory of one GPU, where the task is about memory. */
  bar(report: Reports[T], voice: Voice): TemplateResult | typeof nothing;
  /** The figures that an article shows. */
  figures(report: Reports[T], voice: Voice): readonly Fact[];
}
