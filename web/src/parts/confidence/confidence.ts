import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import "./confidence.css";

type Speed = NonNullable<Report["speed"]>;

/** What an estimate of speed stands on. */
type Ground = Pick<Speed, "basis" | "recalibrated">;

/** How near the speed is to what was measured, and what `further` says of it: the line under the tiles. */
export function confidence(
  speed: Ground | null,
  voice: Voice,
  reasons = voice.words.confidence.reasons,
  further: readonly string[] = [voice.words.confidence.band],
): TemplateResult | typeof nothing {
  if (!speed) return nothing;
  const { levels, gap } = voice.words.confidence;
  return html`<p class="confidence" data-basis=${speed.basis}>
    <span class="confidence-sign" aria-hidden="true"><i></i><i></i><i></i></span>
    <b>${levels[speed.basis]}</b>
    ${[reasons[speed.basis], ...adjustment(speed, voice), ...further].join(gap)}
  </p>`;
}

/** What the visitor's own measurement changed, in one sentence or none. */
function adjustment({ recalibrated }: Ground, { words, numbers }: Voice): string[] {
  if (!recalibrated) return [];
  const { tpot_factor: tpot, ttft_factor: ttft } = recalibrated;
  const { confidence } = words;
  // A factor of one: this time was not measured.
  const factors = [
    ...(tpot === 1 ? [] : [confidence.tpotFactor(numbers.figure(tpot))]),
    ...(ttft === 1 ? [] : [confidence.ttftFactor(numbers.figure(ttft))]),
  ];
  return factors.length > 0 ? [confidence.recalibrated(factors.join(confidence.comma))] : [];
}
