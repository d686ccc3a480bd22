import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { inSight } from "../../parts/later/in-sight.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";
import { latencyCurve } from "./latency-curve.ts";

type Latency = NonNullable<Report["latency"]>;

/** Percentiles of what users wait for, and how much of what the configuration can take the load is. */
export function latencyPanel(
  latency: Latency | null | undefined,
  curve: Latency | undefined,
  limitMs: number | undefined,
  voice: Voice,
  see: (isSeen: boolean) => void,
): TemplateResult | typeof nothing {
  if (!latency?.sustained) return nothing;
  const { words, numbers } = voice;
  const fact = (name: string, spread: Latency["ttft_ms"]): Fact[] =>
    spread
      ? [
          {
            name,
            value: numbers.duration(spread.p50),
            range: words.latency.tail(numbers.duration(spread.p99)),
          },
        ]
      : [];
  const single = (
    name: string,
    value: number | undefined,
    text: (value: number) => string,
  ): Fact[] => (value === undefined ? [] : [{ name, value: text(value) }]);
  const drawn = (curve?.curve?.length ?? 0) > 1 ? curve : undefined;
  return html`<div class=${drawn ? "two" : ""} ${inSight(see)}>
    <section class="card panel">
      <h2>${words.latency.title}</h2>
      ${factList([
        ...fact(words.latency.first, latency.ttft_ms),
        ...fact(words.latency.each, latency.tpot_ms),
        ...fact(words.latency.whole, latency.e2e_ms),
        ...single(words.latency.job, latency.job_seconds, (s) => numbers.duration(1000 * s)),
        ...single(words.latency.hits, latency.prefix_hit_share || undefined, numbers.percent),
      ])}
      <p class="fine">${words.latency.middle} ${loadSentence(latency, voice)}</p>
    </section>
    ${
      drawn
        ? html`<section class="card panel">
            ${latencyCurve(latency, drawn, limitMs, voice)}
          </section>`
        : nothing
    }
  </div>`;
}

/** How busy it is; nothing where the load has no rate. */
function loadSentence(
  { load_share: share, saturation_requests_per_second: most }: Latency,
  { words, numbers }: Voice,
): string {
  if (share === undefined || most === undefined) return "";
  return words.latency.load(numbers.figure(share * most), numbers.percent(share));
}
