import type {
  Catalog,
  HpcReport,
  ImageReport,
  OwnReport,
  PlanReport,
  Report,
  TrainingReport,
  WhichGpu,
} from "whichgpu";
import { dollars, publishedRate } from "../src/format/money.ts";
import { numberFormats, type NumberFormats } from "../src/format/numbers.ts";
import type { Language, Words } from "../src/i18n/index.ts";
import { forms } from "../src/questions/index.ts";
import { buildRequest } from "../src/state/request.ts";
import { queryOf, questionFromQuery } from "../src/state/url.ts";

/** A question of the page, as the query part of its address, and what the core answers. */
export interface Asked<R> {
  readonly query: string;
  readonly report: R;
}

/** A column of a table: its head, and its cell for a report. */
export type Column<R> = readonly [head: string, cell: (report: R) => string];

/** One answer as it is written: a paragraph that says it, what follows, and the question it opens in the calculator. */
export interface Written {
  readonly short: string;
  readonly parts: readonly string[];
  readonly open: Asked<unknown>;
}

/** A page: the question as people ask it, in English and in Chinese, and how its answer is written in one language. */
export interface AnswerPage {
  readonly slug: string;
  readonly title: readonly [en: string, zh: string];
  readonly write: (writer: Writer) => Written;
}

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An entry of a list that must have it; negative: from its end. */
export function nth<T>(list: readonly T[], index: number): T {
  const entry = list.at(index);
  if (entry === undefined) throw new Error(`There is no entry ${index} of ${list.length}.`);
  return entry;
}

/** A figure that a text cannot do without: a page is rather not built than written with a nought for it. */
export function known<T>(figure: T | null | undefined): T {
  if (figure === null || figure === undefined)
    throw new Error("A figure of this page is not known.");
  return figure;
}

/** What is missing in a cell. */
export const NONE = "–";

/** Asks the core and writes what it answers, in one language; amounts in that language's currency. */
export class Writer {
  readonly core: WhichGpu;
  readonly catalog: Catalog;
  readonly language: Language;
  readonly words: Words;
  readonly n: NumberFormats;

  constructor(core: WhichGpu, language: Language, words: Words) {
    this.core = core;
    this.catalog = core.catalog();
    this.language = language;
    this.words = words;
    const yuan = { currency: "CNY", perDollar: publishedRate.per_usd } as const;
    this.n = numberFormats(words.locale, language === "zh" ? yuan : dollars);
  }

  /** The text in the language that is written. */
  t = (en: string, zh: string): string => (this.language === "en" ? en : zh);

  #ask<R>(query: string): Asked<R> {
    const question = questionFromQuery(query);
    const built = buildRequest(question);
    if (!("request" in built)) throw new Error(`Not a question: ${query}`);
    // What the form of a task builds is what the core expects in that task.
    const report = this.core[forms[question.task].method](built.request as never) as object;
    if ("error" in report) throw new Error(`${query}: ${JSON.stringify(report.error)}`);
    return { query: queryOf(question, this.language), report: report as R };
  }

  serve = (query: string): Asked<Report> => this.#ask(`?task=serving&${query}`);
  tune = (query: string): Asked<TrainingReport> => this.#ask(`?task=finetuning&${query}`);
  train = (query: string): Asked<TrainingReport> => this.#ask(`?task=training&${query}`);
  draw = (query: string): Asked<ImageReport> => this.#ask(`?task=image&${query}`);
  hpc = (query: string): Asked<HpcReport> => this.#ask(`?task=hpc&${query}`);
  own = (query: string): Asked<OwnReport> => this.#ask(`?task=own&${query}`);
  plan = (query: string): Asked<PlanReport> => this.#ask(`?task=plan&${query}`);

  /** The name of a card or a model of the catalog. */
  name = (id: unknown): string => {
    const { gpus, models, image_models: images } = this.catalog;
    const found = [...gpus, ...models, ...images].find((entry) => entry.id === id);
    if (!found) throw new Error(`${String(id)} is not in the catalog`);
    return escaped(found.name);
  };

  gb = (bytes: number): string => `${this.n.gb(bytes)} GB`;

  p = (text: string): string => `<p>${text}</p>`;
  h = (text: string, id?: string): string => `<h2${id ? ` id="${id}"` : ""}>${text}</h2>`;
  list = (items: readonly string[]): string =>
    `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;

  /** A table of answers: each row begins with a name, which opens its question in the calculator. */
  table = <R>(
    caption: string,
    first: string,
    rows: readonly (readonly [name: string, asked: Asked<R>])[],
    columns: readonly Column<R>[],
  ): string =>
    this.grid(
      caption,
      [first, ...columns.map(([head]) => head)],
      rows.map(([name, asked]) => [
        this.link(asked, name),
        ...columns.map(([, cell]) => cell(asked.report)),
      ]),
    );

  /** A table of texts. */
  grid = (
    caption: string,
    heads: readonly string[],
    rows: readonly (readonly string[])[],
  ): string => {
    const head = heads.map((text) => `<th scope="col">${text}</th>`).join("");
    const body = rows.map(([name, ...cells]) => {
      const rest = cells.map((cell) => `<td>${cell}</td>`).join("");
      return `<tr><th scope="row">${name ?? ""}</th>${rest}</tr>`;
    });
    return `<div class="scroll"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
  };

  link = ({ query }: Asked<unknown>, text: string): string =>
    `<a href="../../${query.replaceAll("&", "&amp;")}">${text}</a>`;

  /** A figure and its range. */
  ranged = (figure: string, range: string): string => `${figure} <small>(${range})</small>`;

  /** The columns that tables about serving choose from. */
  get serving() {
    const { n, t, gb, words } = this;
    return {
      weights: [t("Weights", "权重"), (r) => gb(r.fit.per_gpu.weights_bytes)],
      cache: [t("KV cache", "KV 缓存"), (r) => gb(r.fit.per_gpu.kv_cache_bytes)],
      needed: [t("Needed on each card", "每卡需要"), (r) => gb(r.fit.per_gpu.needed_bytes)],
      verdict: [t("Verdict", "结论"), (r) => words.verdicts[r.fit.verdict] ?? r.fit.verdict],
      most: [t("Users at once, at most", "最多同时用户"), (r) => n.whole(r.fit.max_concurrency)],
      longest: [
        t("Longest request, tokens", "单请求最长词元"),
        (r) => n.whole(r.fit.max_context_tokens),
      ],
      speed: [
        t("Tokens/s per user", "每人词元/秒"),
        ({ speed }) =>
          speed
            ? this.ranged(
                n.figure(speed.tokens_per_second_per_user),
                n.range(speed.range.tokens_per_second_per_user),
              )
            : NONE,
      ],
      total: [
        t("Tokens/s in all", "总词元/秒"),
        ({ speed }) => (speed ? n.figure(speed.output_tokens_per_second) : NONE),
      ],
      first: [
        t("First token after", "首字延迟"),
        ({ speed }) =>
          speed
            ? this.ranged(
                n.duration(speed.ttft_ms),
                n.durationRange(speed.ttft_ms, speed.range.ttft_ms),
              )
            : NONE,
      ],
      hourly: [t("An hour", "每小时"), ({ cost }) => (cost ? n.price(cost.usd_per_hour) : NONE)],
      monthly: [t("A month", "每月"), ({ cost }) => (cost ? n.sum(cost.usd_per_month) : NONE)],
      million: [
        t("1M tokens of answers", "百万输出词元"),
        ({ cost }) => (cost ? n.dollars(cost.usd_per_million_output_tokens ?? 0) : NONE),
      ],
      dated: [
        t("Price", "报价"),
        ({ cost }) => (cost?.offer ? `${escaped(cost.offer.provider)}, ${cost.offer.as_of}` : NONE),
      ],
    } satisfies Record<string, Column<Report>>;
  }

  /** The columns that tables about training choose from. */
  get training() {
    const { n, t, gb, words } = this;
    return {
      state: [
        t("Weights, gradients, optimizer", "权重＋梯度＋优化器"),
        (r) =>
          gb(
            r.fit.per_gpu.weights_bytes +
              r.fit.per_gpu.gradients_bytes +
              r.fit.per_gpu.optimizer_bytes,
          ),
      ],
      activations: [
        t("Activations and logits", "激活＋logits"),
        (r) => gb(r.fit.per_gpu.activations_bytes + r.fit.per_gpu.logits_bytes),
      ],
      needed: [t("Needed on each card", "每卡需要"), (r) => gb(r.fit.per_gpu.needed_bytes)],
      verdict: [t("Verdict", "结论"), (r) => words.verdicts[r.fit.verdict] ?? r.fit.verdict],
      hours: [
        t("Time", "时间"),
        ({ speed }) =>
          speed
            ? this.ranged(
                n.duration(speed.hours * 3.6e6),
                n.durationRange(speed.hours * 3.6e6, [
                  speed.range.hours[0] * 3.6e6,
                  speed.range.hours[1] * 3.6e6,
                ]),
              )
            : NONE,
      ],
      cardHours: [t("Card hours", "卡时"), ({ cost }) => (cost ? n.whole(cost.gpu_hours) : NONE)],
      tokens: [
        t("Tokens/s", "词元/秒"),
        ({ speed }) => (speed ? n.figure(speed.tokens_per_second) : NONE),
      ],
      cost: [t("Cost", "费用"), ({ cost }) => (cost ? n.sum(cost.usd_total) : NONE)],
    } satisfies Record<string, Column<TrainingReport>>;
  }

  /** The columns that tables about pictures choose from. */
  get pictures() {
    const { n, t, gb, words } = this;
    return {
      needed: [t("Needed", "需要显存"), (r) => gb(r.fit.per_gpu.needed_bytes)],
      verdict: [t("Verdict", "结论"), (r) => words.verdicts[r.fit.verdict] ?? r.fit.verdict],
      seconds: [
        t("Seconds a picture", "秒/张"),
        ({ speed }) =>
          speed
            ? this.ranged(n.figure(speed.seconds_per_image), n.range(speed.range.seconds_per_image))
            : NONE,
      ],
      hourly: [
        t("Pictures an hour", "张/小时"),
        ({ speed }) => (speed ? n.whole(speed.images_per_hour) : NONE),
      ],
      thousand: [
        t("1,000 pictures", "每千张"),
        ({ cost }) => (cost ? n.dollars(cost.usd_per_1000_images) : NONE),
      ],
    } satisfies Record<string, Column<ImageReport>>;
  }
}
