import { html, nothing, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { explained, factList, type Explain, type Fact } from "../../parts/facts/facts.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import { noteList } from "../../parts/notes/notes.ts";
import { badge, type Verdict } from "../../parts/verdict/verdict.ts";
import { labelsOf } from "./names.ts";
import "../../parts/tiles/tiles.css";
import "./style.css";

type Plan = PlanReport["plans"][number];

/** What a tile shows of a plan, of serving or of a run. */
export interface TileContent {
  readonly labels: Plan["labels"];
  readonly cards: string;
  /** How it is done, in short. */
  readonly how: readonly string[];
  /** The price, for what, and how it comes about. */
  readonly price: readonly [amount: string, per: string, explain?: Explain] | undefined;
  readonly verdict: Verdict;
  readonly facts: readonly Fact[];
  /** Further facts, folded away with the reasons. */
  readonly more: readonly Fact[];
  readonly why: Plan["why"];
  /** What the button says, and the same with the cards. */
  readonly open: readonly [text: string, label: string];
}

/** Why it is among the plans; what is not a reason is to be known before one takes it. */
const isReason = ({ id }: Plan["why"][number]): boolean =>
  !/^plan_(narrow|cache|slow|late|few)/.test(id);

/** Opens the question that asks a request of an estimate. */
export type Open = (request: object) => void;

/** Plans side by side, each with the request that its button opens. */
export function planTiles(
  plans: readonly (readonly [content: TileContent, request: object])[],
  voice: Voice,
  open: Open,
): TemplateResult {
  return html`<div class="plans">
    ${plans.map(([content, request]) =>
      planTile(content, voice, () => {
        open(request);
      }),
    )}
  </div>`;
}

/** One plan: what, for how much, how well, and why, with a button that opens it. */
function planTile(content: TileContent, voice: Voice, open: () => void): TemplateResult {
  const { words } = voice;
  const { labels, cards, how, price, verdict, facts, more, why } = content;
  const [text, label] = content.open;
  const cautions = why.filter((note) => !isReason(note));
  return html`<section class="card tile plan">
    <h2>${labelsOf(labels, voice)}</h2>
    <h3>${cards}</h3>
    <p class="plan-formats">${how.join(" · ")}</p>
    ${price ? html`<p class="tile-big">${explained(price[0], price[2])} <small>${price[1]}</small></p>` : nothing}
    ${badge(verdict, words.verdicts[verdict] ?? verdict)} ${factList(facts)}
    ${cautions.length > 0 ? noteList(cautions, voice) : nothing}
    <details
      class="fold"
      ${whileOpen(() => html`${factList(more)} ${noteList(why.filter(isReason), voice)}`)}
    >
      <summary>${words.planTab.why}</summary>
    </details>
    <button type="button" class="chip" aria-label=${label} @click=${open}>${text}</button>
  </section>`;
}
