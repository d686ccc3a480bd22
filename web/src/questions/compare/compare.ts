import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { CompareWords } from "../../i18n/en/compare.ts";
import type { Language } from "../../i18n/index.ts";
import { chartFigure } from "../../parts/chart/figure.ts";
import { countedCard } from "../../parts/comparison/comparison.ts";
import { SpokenElement } from "../../parts/later/spoken-element.ts";
import type { Answer } from "../../state/answer.ts";
import { MOST_COMPARED, type Compared } from "../../state/compared.ts";
import type { Question } from "../../state/fields.ts";
import { patchQuestion } from "../../state/request.ts";
import type { QuestionActions } from "../panel.ts";
import type { CompareAround } from "./around.ts";
import { cardColumns, figureColumns } from "./columns.ts";
import { MOST_LINES, throughputChart, userStops, type Sweep } from "./throughput.ts";
import "../../parts/data-table/data-table.ts";
import "./style.css";

/** How long a change waits for the next one, and how many are asked before the page may do something else. */
const PAUSE_MS = 150;
const AT_A_TIME = 12;

const dictionaries: Readonly<Record<Language, () => Promise<CompareWords>>> = {
  en: async () => (await import("../../i18n/en/compare.ts")).compareWordsEn,
  zh: async () => (await import("../../i18n/zh/compare.ts")).compareWordsZh,
};

/** Tables of every card and every model, and the chart of throughput against speed. */
export class ComparePanel extends SpokenElement<CompareWords> {
  static override properties = {
    question: { attribute: false },
    answer: { attribute: false },
    around: { attribute: false },
    compared: { attribute: false },
    cards: { state: true },
    models: { state: true },
    sweeps: { state: true },
  };

  declare question: Question;
  declare answer: Answer<"compare"> | undefined;
  declare around: CompareAround | undefined;
  declare compared: readonly Compared[];
  declare actions: QuestionActions;
  declare private cards: readonly Report[];
  declare private models: readonly Report[];
  declare private sweeps: readonly Sweep[];
  /** Counts what was asked, so that older answers are dropped. */
  #asked = 0;

  constructor() {
    super();
    this.cards = [];
    this.models = [];
    this.sweeps = [];
  }

  protected override load(language: Language): Promise<CompareWords> {
    return dictionaries[language]();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("around") && this.around) void this.#ask(this.around);
  }

  async #ask(around: CompareAround): Promise<void> {
    const asked = ++this.#asked;
    const { catalog } = this.voice;
    const isOld = () => asked !== this.#asked;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (isOld() || !this.answer) return;
    const { report } = this.answer;
    const sweep = (one: Report): Sweep => ({
      report: one,
      sweep: around.withUsers(one, userStops),
    });
    const others = around.rows.filter(
      ({ speed, configuration: { gpu } }) => speed && gpu.id !== report.configuration.gpu.id,
    );
    const sweeps = report.speed ? [sweep(report)] : [];
    for (const other of others.slice(0, MOST_LINES - 1)) {
      await rest();
      if (isOld()) return;
      sweeps.push(sweep(other));
    }
    this.sweeps = sweeps;
    const cards = await inParts(catalog.gpus, around.onCards, isOld);
    if (isOld()) return;
    this.cards = cards;
    const models = await inParts(catalog.models, around.ofModels, isOld);
    if (isOld()) return;
    const size = ({ configuration }: Report) => configuration.model.parameters;
    this.models = models.sort((a, b) => size(b) - size(a));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, answer } = this;
    if (!words || !answer) return nothing;
    const { configuration: now } = answer.report;
    return html`
      <section class="card panel">
        <h2>${words.cards}</h2>
        ${this.#cardTable(words)}
        <p class="fine">${words.cardsHint}</p>
      </section>
      ${
        this.sweeps.length > 0
          ? html`<section class="card panel">
              <h2>${words.chart}</h2>
              ${chartFigure(
                throughputChart(this.sweeps, answer.request.max_tpot_ms, words, this.voice),
                this.voice,
              )}
              <p class="fine">${words.chartHint}</p>
            </section>`
          : nothing
      }
      <section class="card panel">
        <h2>${words.models(`${String(now.gpu_count)} × ${now.gpu.name}`)}</h2>
        ${this.#modelTable(words)}
        <p class="fine">${words.modelsHint}</p>
      </section>
    `;
  }

  #cardTable(words: CompareWords): TemplateResult {
    const { voice, actions, compared, question, answer } = this;
    const asked = (row: Report) => patchQuestion(question, cardPatch(row));
    const sides = compared.map((one) => one.question);
    const same = (row: Report) => (one: Compared) =>
      one.report.configuration.gpu.id === row.configuration.gpu.id &&
      one.report.configuration.gpu_count === row.configuration.gpu_count;
    const [fit, ...figures] = figureColumns(words, voice);
    return html`<whichgpu-table
      .voice=${voice}
      .table=${{
        name: "cards",
        title: words.cards,
        rows: this.cards,
        opens: "million",
        key: (row: Report) => row.configuration.gpu.id,
        current: answer?.report.configuration.gpu.id,
        columns: [
          {
            id: "card",
            title: words.card,
            value: (row: Report) => row.configuration.gpu.name,
          },
          fit,
          {
            id: "count",
            title: words.count,
            value: (row: Report) => row.configuration.gpu_count,
          },
          ...figures,
          ...cardColumns(words, voice),
        ],
        choose: (row: Report) => {
          actions.apply(cardPatch(row));
        },
        chooseLabel: (row: Report) => voice.words.compare.choose(countedCard(row).label),
        marks: {
          label: (row: Report) => words.mark(countedCard(row).label),
          marked: (row: Report) => compared.some(same(row)),
          full: compared.length >= MOST_COMPARED,
          mark: (row: Report, marked: boolean) => {
            const left = compared.filter((one) => !same(row)(one)).map((one) => one.question);
            actions.compare(marked ? [...sides, asked(row)] : left);
          },
        },
      }}
    ></whichgpu-table>`;
  }

  #modelTable(words: CompareWords): TemplateResult {
    const { voice, actions, answer } = this;
    const { numbers } = voice;
    const [fit, ...figures] = figureColumns(words, voice);
    return html`<whichgpu-table
      .voice=${voice}
      .table=${{
        name: "models",
        title: words.models(""),
        rows: this.models,
        opens: "fit",
        key: (row: Report) => row.configuration.model.id,
        current: answer?.report.configuration.model.id,
        columns: [
          {
            id: "model",
            title: words.model,
            value: (row: Report) => row.configuration.model.name,
          },
          {
            id: "size",
            title: words.size,
            value: (row: Report) =>
              Number((row.configuration.model.parameters / 1e9).toPrecision(3)),
            falling: true,
          },
          {
            id: "format",
            title: words.format,
            value: (row: Report) => voice.precisionName(row.configuration.precision.weights),
          },
          fit,
          ...figures,
          {
            id: "room",
            title: words.room,
            value: (row: Report) => row.fit.max_concurrency,
            shown: (row: Report) => numbers.whole(row.fit.max_concurrency),
            falling: true,
            extra: true,
          },
          {
            id: "context",
            title: words.context,
            value: (row: Report) => row.fit.max_context_tokens,
            shown: (row: Report) => numbers.tokens(row.fit.max_context_tokens),
            falling: true,
            extra: true,
          },
        ],
        choose: ({ configuration }: Report) => {
          const weights = configuration.precision.weights;
          actions.apply({ model: configuration.model.id, precision: { weights }, measured: null });
        },
        chooseLabel: ({ configuration }: Report) =>
          voice.words.compare.choose(configuration.model.name),
      }}
    ></whichgpu-table>`;
  }
}

const cardPatch = ({ configuration: { gpu, gpu_count } }: Report) => ({
  gpu: gpu.id,
  gpu_count,
  parallelism: null,
  price: null,
  measured: null,
});

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Asks about all of them, some at a time; stops where the question has changed. */
async function inParts(
  all: readonly { readonly id: string }[],
  ask: (ids: readonly string[]) => Report[],
  isOld: () => boolean,
): Promise<Report[]> {
  const found: Report[] = [];
  for (let start = 0; start < all.length && !isOld(); start += AT_A_TIME) {
    found.push(...ask(all.slice(start, start + AT_A_TIME).map(({ id }) => id)));
    await rest();
  }
  return found;
}

customElements.define("whichgpu-compare", ComparePanel);
