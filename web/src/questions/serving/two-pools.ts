import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";

type TwoPools = NonNullable<Report["disaggregation"]>;

/** Cards that read prompts and cards that write answers, against all of them together; nothing where not asked. */
export function twoPoolsPanel(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const { disaggregation: pools } = report;
  if (!pools) return nothing;
  const own = voice.words.twoPools;
  return html`<section class="card panel">
    <h2>${own.panel}</h2>
    <p>
      <b>${own.verdicts[pools.verdict]}</b> ${own.reasons[pools.reason]}
      ${isUnsure(pools) ? own.unsure : nothing}
    </p>
    ${factList(facts(report, pools, voice))}
    <p class="fine">${own.about}</p>
  </section>`;
}

/** Whether a verdict is one that the range of the gain leaves open. */
const isUnsure = ({ verdict, gain_vs_mixed: gain }: TwoPools): boolean =>
  Boolean(verdict !== "even" && gain && gain[0] < 1 && gain[1] > 1);

/** A gain is not known to two digits. */
const roughly = (gain: number) => gain.toFixed(1);

function facts(report: Report, pools: TwoPools, voice: Voice): Fact[] {
  const { words, numbers } = voice;
  const own = words.twoPools;
  const { prefill, decode, ratio = 0, users = 0, gain_vs_mixed: gain } = pools;
  if (!prefill || !decode) return [];
  const figure = (value: number | undefined) => numbers.figure(value ?? 0);
  return [
    { name: own.reading, value: own.cards(prefill.gpus, prefill.instances) },
    { name: own.writing, value: own.cards(decode.gpus, decode.instances) },
    {
      name: own.ratio,
      value: figure(ratio),
      explain: explaining("disaggregation_ratio", report, voice),
    },
    ...(gain ? [{ name: own.gain, value: own.times(roughly(gain[0]), roughly(gain[1])) }] : []),
    { name: own.users, value: numbers.whole(users) },
    { name: words.sameWork.first, value: numbers.duration(pools.ttft_ms ?? 0) },
    { name: own.token, value: numbers.duration(pools.tpot_ms ?? 0) },
    { name: own.all, value: `${figure(pools.output_tokens_per_second)} token/s` },
    {
      name: own.move,
      value: numbers.duration(pools.kv_move_ms ?? 0),
      ...(pools.hidden ? { range: own.hidden } : {}),
      explain: explaining("kv_move_seconds", report, voice),
    },
  ];
}
