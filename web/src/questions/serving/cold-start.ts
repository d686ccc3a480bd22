import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";
import { timeBar } from "../../parts/time-bar/time-bar.ts";

/** From nothing to the first answer, and what has to be there for it; nothing where it was not asked. */
export function coldStartPanel(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const { cold_start: start } = report;
  if (!start) return nothing;
  const { words, numbers } = voice;
  const own = words.coldStart;
  const { disk_bytes: disk, shm_bytes: shared } = start;
  const seconds = (value: number) => own.seconds(numbers.whole(value));
  const gigabytes = (bytes: number) => `${numbers.gb(bytes)} GB`;
  const facts: Fact[] = [
    {
      name: own.until,
      value: seconds(start.seconds),
      range: own.between(numbers.whole(start.low), numbers.whole(start.high)),
      explain: explaining("cold_start_seconds", report, voice),
    },
    ...start.parts.map((part) => ({ name: own.parts[part.id], value: seconds(part.seconds) })),
    { name: own.onDisk, value: gigabytes(disk.weights + disk.image) },
    ...(shared ? [{ name: "/dev/shm", value: gigabytes(shared) }] : []),
  ];
  return html`<section class="card panel">
    <h2>${own.panel}</h2>
    ${timeBar(start.parts, own.parts, voice)} ${factList(facts)}
    <p class="fine">${own.about(numbers.figure(start.read_gb_s))}</p>
  </section>`;
}
