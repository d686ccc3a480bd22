import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";

type SharedCard = NonNullable<Report["colocation"]>;

/** Copies of a model and others on one card; nothing where not asked. */
export function sharedCardPanel(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const { colocation: shared } = report;
  if (!shared) return nothing;
  const own = voice.words.beside;
  return html`<section class="card panel">
    <h2>${own.sharedCard}</h2>
    <p><b>${own.verdicts[shared.verdict]}</b> ${isUnsure(shared) ? own.unsure : nothing}</p>
    ${factList(facts(report, shared, voice))}
    <p class="fine">${own.aboutSharing}</p>
  </section>`;
}

/** Whether the range of what copies gain holds what one engine does. */
const isUnsure = ({
  verdict,
  gain_low: low = 0,
  gain_high: high = 0,
  one_engine_gain: one,
}: SharedCard) =>
  (verdict === "copies" || verdict === "one_engine") &&
  one !== undefined &&
  low < one &&
  one < high;

/** A gain is not known to two digits. */
const roughly = (gain = 1) => gain.toFixed(1);

function facts(report: Report, shared: SharedCard, voice: Voice): Fact[] {
  const { numbers, words } = voice;
  const own = words.beside;
  const gigabytes = (bytes: number) => `${numbers.gb(bytes)} GB`;
  const { one_engine_gain: one } = shared;
  return [
    { name: own.copy, value: gigabytes(shared.per_copy.needed_bytes) },
    ...(shared.companion_bytes > 0
      ? [{ name: own.others, value: gigabytes(shared.companion_bytes) }]
      : []),
    shared.shortfall_bytes > 0
      ? { name: words.memory.missing, value: gigabytes(shared.shortfall_bytes) }
      : {
          name: own.left,
          value: gigabytes(shared.left_bytes),
          explain: explaining("shared_bytes", report, voice),
        },
    { name: own.requests, value: numbers.whole(shared.requests_per_copy) },
    ...(shared.total_gain === undefined
      ? []
      : [
          {
            name: own.gain(numbers.whole(shared.copies)),
            value: `${roughly(shared.total_gain)} ×`,
            range: own.between(roughly(shared.gain_low), roughly(shared.gain_high)),
          },
        ]),
    ...(one === undefined ? [] : [{ name: own.oneEngine, value: `${roughly(one)} ×` }]),
    ...(shared.slice === undefined ? [] : [{ name: own.slice, value: shared.slice }]),
  ];
}
