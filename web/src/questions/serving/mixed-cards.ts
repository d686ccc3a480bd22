import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";

type Mixed = NonNullable<Report["mixed"]>;

/** Cards of several kinds in one engine; nothing where not asked. */
export function mixedCardsPanel(report: Report, voice: Voice): TemplateResult | typeof nothing {
  const { mixed } = report;
  if (!mixed) return nothing;
  const own = voice.words.beside;
  return html`<section class="card panel">
    <h2>${own.mixedCards}</h2>
    <p><b>${mixed.fits ? own.verdicts.fits : own.tooSmall}</b> ${own.splits[mixed.split]}</p>
    ${factList([...mixed.cards.map((part) => cardFact(part, voice)), ...speedFacts(mixed, voice)])}
    <p class="fine">${own.aboutMixed}</p>
  </section>`;
}

function cardFact(part: Mixed["cards"][number], { words, numbers }: Voice): Fact {
  const own = words.beside;
  const { count, name, idle_share: idle } = part;
  return {
    name: `${count > 1 ? `${numbers.whole(count)} × ` : ""}${name}`,
    value: own.holds(
      numbers.percent(part.share),
      numbers.gb(part.needed_bytes),
      numbers.gb(part.usable_bytes),
    ),
    ...(idle === null ? {} : { range: own.waits(numbers.percent(idle)) }),
  };
}

function speedFacts(mixed: Mixed, { words, numbers }: Voice): Fact[] {
  const { tpot_ms: tpot, range, gain_over_slower: slower, gain_over_faster: faster } = mixed;
  const own = words.beside;
  if (tpot === undefined || !range || slower === undefined) return [];
  const times = (gain: number) => `${gain.toFixed(2)} ×`;
  return [
    { name: words.twoPools.token, value: numbers.duration(tpot) },
    {
      name: words.twoPools.all,
      value: `${numbers.figure(mixed.output_tokens_per_second ?? 0)} token/s`,
      range: own.between(numbers.figure(range[0]), numbers.figure(range[1])),
    },
    { name: own.overSlower, value: times(slower) },
    ...(faster === undefined ? [] : [{ name: own.overFaster, value: times(faster) }]),
  ];
}
