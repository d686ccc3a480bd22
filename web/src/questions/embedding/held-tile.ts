import type { TemplateResult } from "lit";
import type { EmbeddingReport, SpeechReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { tile } from "../../parts/tiles/tiles.ts";

/** What a card needs of its memory, and `more` of it. */
export function heldTile(
  report: EmbeddingReport | SpeechReport,
  voice: Voice,
  more: readonly Fact[] = [],
): TemplateResult {
  const { per_gpu: gpu, shortfall_bytes: short } = report.fit;
  const { memory } = voice.words;
  const gb = (bytes: number) => voice.numbers.gb(bytes);
  return tile(
    memory.title,
    gb(gpu.needed_bytes),
    memory.of(gb(gpu.capacity_bytes)),
    [
      ...more,
      short > 0
        ? { name: memory.missing, value: `${gb(short)} GB` }
        : { name: memory.usable, value: `${gb(gpu.usable_bytes)} GB` },
    ],
    explaining("needed_bytes", report, voice),
  );
}
