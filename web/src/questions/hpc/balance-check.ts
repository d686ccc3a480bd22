import { html, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { checkBalance, weaker } from "./balance.ts";
import { factList } from "../../parts/facts/facts.ts";
import { ruleCard } from "../../parts/rule/rule.ts";

/** What an article advises for AI and numerical codes together, beside the data sheets. */
export function balanceCheck(report: HpcReport, voice: Voice): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { hpc } = words;
  const { verdict, known, best } = checkBalance(report, catalog);
  const [first] = known;
  if (!first || !best) return html``;
  const percent = (share: number) => numbers.percent(share);
  const found = [hpc.balance.of(first.name, percent(weaker(first)))];
  if (best !== first) found.push(hpc.balance.best(best.name, percent(weaker(best))));
  const shown = best === first || known.includes(best) ? known : [best, ...known];
  return html`${ruleCard(hpc.balance.quote, verdict, found, voice)}
    <section class="card panel">
      <h2>${hpc.balance.title}</h2>
      ${factList(
        shown.map((card) => ({
          name: card.name,
          value: hpc.balance.sides(percent(card.code), percent(card.ai)),
        })),
      )}
      <p class="fine">${hpc.balance.hint}</p>
    </section>`;
}
