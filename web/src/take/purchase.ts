import { html, nothing, type TemplateResult } from "lit";
import type { Report, TrainingReport } from "whichgpu";
import type { TakeWords } from "../i18n/en/take.ts";
import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import { acceptanceOf } from "../launch/acceptance.ts";
import { asBenchmarked } from "../launch/benchmarked.ts";
import { launchOf } from "../launch/command.ts";
import { commandText } from "../launch/shell.ts";
import { SpokenElement } from "../parts/later/spoken-element.ts";
import { hoursText } from "../questions/training/hours.ts";
import { cardOf } from "../questions/cards.ts";
import type { Answer, Outcome } from "../state/answer.ts";
import { cardsIn, quoteOf, reportOf, wattsOf, type Plan } from "./rows.ts";
import { tornadoOf, type Tornado } from "./tornado.ts";
import { loadTakeWords } from "./words.ts";
import "../parts/comparison/comparison.css";
import "./purchase.css";

/** As many plans as stand beside each other. */
const MOST_PLANS = 3;

/** A purchase request of two pages: shown over the page, and printed in its place. */
export class PurchaseRequest extends SpokenElement<TakeWords> {
  static override properties = {
    answer: { attribute: false },
    plans: { attribute: false },
  };

  declare answer: Answer;
  declare plans: readonly Plan[];
  declare tryOut: (patch: unknown) => Outcome | undefined;
  #opener: Element | null = null;

  /** Its words, and those of what bounds a speed, which the first screen is without. */
  protected override async load(language: Language): Promise<TakeWords> {
    const [words] = await Promise.all([loadTakeWords(language), loadRest(language)]);
    return words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opener = document.activeElement;
    document.documentElement.dataset["purchase"] = "shown";
    window.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    delete document.documentElement.dataset["purchase"];
    window.removeEventListener("keydown", this.#key);
    if (this.#opener instanceof HTMLElement) this.#opener.focus();
  }

  readonly #key = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") this.remove();
  };

  protected override updated(): void {
    if (this.own && !this.contains(document.activeElement)) this.querySelector("button")?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, voice, answer } = this;
    if (!words) return nothing;
    const plans = this.plans.slice(0, MOST_PLANS);
    const [first] = plans;
    const card = cardOf(answer.task);
    const headline = card.headline(answer.report, voice);
    return html`<div
      class="purchase"
      role="dialog"
      aria-modal="true"
      aria-labelledby="purchase-title"
    >
      <p class="purchase-tools">
        <button
          type="button"
          class="chip"
          @click=${() => {
            window.print();
          }}
        >
          ${words.print}
        </button>
        <button
          type="button"
          class="chip"
          @click=${() => {
            this.remove();
          }}
        >
          ${voice.words.close}
        </button>
      </p>
      <article lang=${voice.words.locale}>
        <section class="purchase-page">
          <h1 id="purchase-title">${words.purchase}</h1>
          <p class="purchase-meta">${words.made(new Date().toISOString().slice(0, 10))}</p>
          <h2>${words.need}</h2>
          <p>${card.summary(answer.report, voice)}</p>
          <p><b>${headline.main}</b>${headline.quiet}</p>
          <h2>${words.plans}</h2>
          ${this.#planTable(plans, words)} ${first ? this.#binding(first, words) : nothing}
        </section>
        <section class="purchase-page">
          ${first ? this.#tornado(first, words) : nothing}
          ${first ? this.#changes(plans, words) : nothing}
          ${first ? this.#acceptance(first, words) : nothing}
          <h2>${words.signatures}</h2>
          <p class="purchase-signatures">
            <span>${words.asked}</span><span>${words.approved}</span>
          </p>
          <p class="purchase-meta">
            WhichGPU ${(answer.report as { version?: string }).version ?? ""} · ${location.href}
          </p>
        </section>
      </article>
    </div>`;
  }

  #planTable(plans: readonly Plan[], words: TakeWords): TemplateResult {
    const { voice } = this;
    const { numbers } = voice;
    const reports = plans.flatMap((plan) => reportOf(plan) ?? []);
    const row = (name: string, cell: (report: Report | TrainingReport) => string) => {
      const cells = reports.map(cell);
      if (cells.every((text) => text === "")) return nothing;
      return html`<tr>
        <th scope="row">${name}</th>
        ${cells.map((text) => html`<td>${text}</td>`)}
        <td class="purchase-blank"></td>
      </tr>`;
    };
    const served = (report: Report | TrainingReport): Report | undefined =>
      "capacity" in report ? report : undefined;
    const run = (report: Report | TrainingReport): TrainingReport | undefined =>
      "server" in report ? report : undefined;
    return html`<table class="comparison purchase-plans">
      <thead>
        <tr>
          <td></td>
          ${plans.map(({ label }, index) => html`<th scope="col">${label || words.planOf(index + 1)}</th>`)}
          <th scope="col">${words.vendor}</th>
        </tr>
      </thead>
      <tbody>
        ${row(words.cards, cardsIn)}
        ${row(words.weights, ({ configuration: { precision } }) =>
          voice.precisionName(typeof precision === "string" ? precision : precision.weights),
        )}
        ${row(words.memory, ({ fit }) => `${numbers.gb(fit.per_gpu.needed_bytes)} / ${numbers.gb(fit.per_gpu.usable_bytes)} GB`)}
        ${row(words.each, (one) => {
          const speed = served(one)?.speed;
          if (!speed) return "";
          const { range } = speed;
          return `${numbers.figure(speed.tokens_per_second_per_user)} (${numbers.range(range.tokens_per_second_per_user)})`;
        })}
        ${row(words.firstToken, (one) => {
          const speed = served(one)?.speed;
          return speed
            ? `${numbers.duration(speed.ttft_ms)} (${numbers.durationRange(speed.ttft_ms, speed.range.ttft_ms)})`
            : "";
        })}
        ${row(words.time, (one) => {
          const hours = run(one)?.speed?.hours;
          return hours === undefined ? "" : hoursText(hours, voice);
        })}
        ${row(words.totalCost, (one) => {
          const cost = run(one)?.cost;
          return cost
            ? `${numbers.sum(cost.usd_total)} (${numbers.sumRange(cost.usd_total, cost.range.usd_total)})`
            : "";
        })}
        ${row(words.hourly, ({ cost }) => (cost ? numbers.price(cost.usd_per_hour) : ""))}
        ${row(words.monthly, (one) => {
          const cost = served(one)?.cost;
          return cost ? numbers.sum(cost.usd_per_month) : "";
        })}
        ${row(words.perMillion, (one) => {
          const cost = served(one)?.cost;
          return cost?.range
            ? `${numbers.dollars(cost.usd_per_million_output_tokens ?? 0)} (${numbers.dollarRange(cost.range.usd_per_million_output_tokens)})`
            : "";
        })}
        ${row(words.watts, (one) => {
          const watts = wattsOf(one, voice.catalog);
          return watts === undefined ? "" : numbers.whole(watts);
        })}
        ${row(words.quote, (one) => quoteOf(one, words))}
      </tbody>
    </table>`;
  }

  /** What the plan runs into first, and how near the estimate is to measurements. */
  #binding(plan: Plan, words: TakeWords): TemplateResult | typeof nothing {
    const report = reportOf(plan);
    if (!report?.speed) return nothing;
    const { bound, basis } = report.speed;
    return html`<h2>${words.binding}</h2>
      <p>
        ${words.boundBy(this.voice.words.speed.bounds[bound] ?? bound)} ${words.bases[basis] ?? ""}
        ${words.ranges}
      </p>`;
  }

  #tornado(plan: Plan, words: TakeWords): TemplateResult | typeof nothing {
    const { numbers } = this.voice;
    const tornado = tornadoOf(plan, this.tryOut);
    if (!tornado || tornado.bars.length === 0) return nothing;
    const isRun = plan.serving === undefined;
    return html`<h2>${words.tornado}</h2>
      <p class="purchase-meta">
        ${isRun ? words.totalCost : words.perMillion}: ${numbers.dollars(tornado.base)}.
        ${words.tornadoHint}
      </p>
      ${tornadoChart(tornado, words, this.voice)}`;
  }

  #changes(plans: readonly Plan[], words: TakeWords): TemplateResult | typeof nothing {
    const { numbers } = this.voice;
    const [first, second] = plans.map((plan) => reportOf(plan));
    if (!first) return nothing;
    const lines: string[] = [];
    if ("capacity" in first) {
      const most = first.capacity?.concurrency ?? first.fit.max_concurrency;
      if (most >= 1) lines.push(words.moreUsers(numbers.whole(Math.floor(most))));
      const limit = plans[0]?.serving?.request.max_tpot_ms;
      const pessimistic = first.speed?.range.tpot_ms[1];
      if (limit !== undefined && pessimistic !== undefined && pessimistic > limit) {
        lines.push(words.slower(numbers.duration(pessimistic), numbers.duration(limit)));
      }
    }
    if (first.cost && second?.cost) {
      const turning = second.cost.usd_per_hour / first.configuration.gpu_count;
      if (turning > first.cost.usd_per_gpu_hour) {
        lines.push(words.dearer(cardsIn(second), numbers.price(turning)));
      }
    }
    lines.push(words.quoteAges);
    return html`<h2>${words.changes}</h2>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
  }

  #acceptance({ serving }: Plan, words: TakeWords): TemplateResult | typeof nothing {
    if (!serving) return nothing;
    const { numbers, catalog } = this.voice;
    const launch = launchOf(serving.request, serving.report, catalog);
    // What is left out of a patch stays as it is: it has to be taken away.
    const sent = asBenchmarked(serving.request, serving.report.configuration);
    const left = Object.keys(serving.request).filter((name) => !(name in sent));
    const without = Object.fromEntries(left.map((name) => [name, null]));
    const outcome = this.tryOut({ ...serving.request, ...sent, ...without, measured: null });
    const measured =
      outcome && "answer" in outcome ? (outcome.answer.report as Report) : serving.report;
    const test = launch && acceptanceOf(serving.request, measured, launch);
    if (!test) return nothing;
    return html`<h2>${words.acceptance}</h2>
      <pre>${commandText(test.words)}</pre>
      <ul>
        ${test.limits.map(
          ({ printed, sense, limit }) =>
            html`<li>
              ${printed || words.room}: ${sense === "most" ? "≤" : "≥"} ${numbers.figure(limit)}
            </li>`,
        )}
      </ul>`;
  }
}

/** Bars of what the price becomes at both ends of each input, around what it is. */
function tornadoChart(
  { base, bars }: Tornado,
  words: TakeWords,
  { numbers }: { readonly numbers: PurchaseRequest["voice"]["numbers"] },
): TemplateResult {
  const values = bars.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(base, ...values), Math.max(base, ...values)];
  const x = (value: number) => ((value - least) / (most - least || 1)) * 100;
  return html`<table class="comparison purchase-tornado">
    <tbody>
      ${bars.map((bar) => {
        const [from, to] = [Math.min(bar.low, bar.high), Math.max(bar.low, bar.high)];
        return html`<tr>
          <th scope="row">
            ${words.inputs[bar.input]}
            ${bar.ends ? html`<small>${bar.ends.map(numbers.figure).join(" – ")}</small>` : nothing}
          </th>
          <td>
            <svg width="100%" height="20" aria-hidden="true">
              <rect
                class="tornado-bar"
                y="3"
                height="14"
                x="${x(from)}%"
                width="${x(to) - x(from)}%"
              ></rect>
              <line class="tornado-base" x1="${x(base)}%" x2="${x(base)}%" y1="0" y2="20"></line>
            </svg>
          </td>
          <td>${numbers.dollars(bar.low)} – ${numbers.dollars(bar.high)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

customElements.define("whichgpu-purchase", PurchaseRequest);
