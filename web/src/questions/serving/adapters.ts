import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";

/** What adapters take of the cards and of the speed; nothing where none are served. */
export function adaptersPanel(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const { lora } = report;
  if (!lora) return nothing;
  const { words, numbers } = voice;
  const own = words.beside;
  const gigabytes = (bytes: number) => `${numbers.gb(bytes)} GB`;
  const slower = (factor: number) => numbers.percent(1 - factor);
  const facts: Fact[] = [
    {
      name: own.reserved,
      value: gigabytes(lora.reserved_bytes),
      explain: explaining("adapters_bytes", report, voice),
    },
    { name: own.atOwnRank(String(lora.rank)), value: gigabytes(lora.bytes_at_own_rank) },
    { name: own.oneAdapter, value: gigabytes(lora.bytes_per_adapter) },
    {
      name: own.slower,
      value: slower(lora.throughput_factor),
      range: own.between(slower(lora.factor_high), slower(lora.factor_low)),
    },
  ];
  return html`<section class="card panel">
    <h2>${own.adapters}</h2>
    ${factList(facts)}
    <p class="fine">${own.aboutAdapters}</p>
  </section>`;
}
