import type { Catalog, PlanReport, Report, ServingRequest, TrainingReport } from "whichgpu";
import type { TakeWords } from "../i18n/en/take.ts";
import type { Voice } from "../i18n/voice.ts";
import type { Cell, TextTable } from "../parts/take/table-text.ts";
import { cardOf } from "../questions/cards.ts";
import type { Arounds, Task } from "../questions/index.ts";
import type { Answer } from "../state/answer.ts";

/** One way to do the work. */
export interface Plan {
  /** What a planner calls it; empty: no planner was asked. */
  readonly label: string;
  readonly serving?: { readonly request: ServingRequest; readonly report: Report };
  readonly run?: TrainingReport;
}

/** The ways that an answer shows, the one that it is about first; none where it is about something else. */
export function plansOf(
  { task, request, report }: Answer,
  around: Arounds[Task] | undefined,
  { words }: Voice,
): Plan[] {
  if (task === "plan") return ofPlanner(report as PlanReport, words);
  if (task === "serving" || task === "compare") {
    const rows = (around as Arounds["serving"] | undefined)?.rows ?? [];
    const chosen = report as Report;
    const served = (one: Report): Plan => ({
      label: "",
      serving: { request: servedOn(request as ServingRequest, one, one === chosen), report: one },
    });
    const others = rows.filter(
      ({ speed, configuration: { gpu } }) => speed && gpu.id !== chosen.configuration.gpu.id,
    );
    return [chosen, ...others.sort(byPrice)].map(served);
  }
  if (task === "training" || task === "finetuning") {
    const rows = (around as readonly TrainingReport[] | undefined) ?? [];
    const chosen = report as TrainingReport;
    const others = rows.filter(
      ({ speed, configuration: { gpu } }) => speed && gpu.id !== chosen.configuration.gpu.id,
    );
    const total = ({ cost }: TrainingReport) => cost?.usd_total ?? Infinity;
    return [chosen, ...others.sort((a, b) => total(a) - total(b))].map((run) => ({
      label: "",
      run,
    }));
  }
  return [];
}

const byPrice = (a: Report, b: Report): number =>
  (a.cost?.usd_per_million_output_tokens ?? Infinity) -
  (b.cost?.usd_per_million_output_tokens ?? Infinity);

function servedOn(request: ServingRequest, report: Report, isChosen: boolean): ServingRequest {
  if (isChosen) return request;
  const { gpu, gpu_count, parallelism } = report.configuration;
  const work: ServingRequest = { ...request, gpu: gpu.id, gpu_count, parallelism };
  delete work.price;
  delete work.measured;
  return work;
}

function ofPlanner(report: PlanReport, words: Voice["words"]): Plan[] {
  const name = (labels: PlanReport["plans"][number]["labels"]) =>
    labels.map((label) => words.planTab.labels[label]).join(" · ");
  const serving = report.plans.map(({ labels, request, estimate }): Plan => ({
    label: name(labels),
    serving: { request, report: estimate },
  }));
  const runs = (report.training?.plans ?? []).map(({ labels, estimate }): Plan => ({
    label: name(labels),
    run: estimate,
  }));
  return [...serving, ...runs];
}

/** The report of a plan, of whichever kind. */
export const reportOf = ({ serving, run }: Plan): Report | TrainingReport | undefined =>
  serving?.report ?? run;

/** Cards by number and name. */
export const cardsIn = ({ configuration: now }: Report | TrainingReport): string =>
  `${String(now.gpu_count)} × ${now.gpu.name}`;

/** Who asks a price, and since when. */
export function quoteOf({ cost }: Report | TrainingReport, words: TakeWords): string {
  if (!cost) return words.noQuote;
  const { offer } = cost;
  return offer ? `${offer.provider}, ${offer.as_of || words.undated}` : words.ownQuote;
}

/** Board power of all cards. */
export function wattsOf(
  { configuration: now }: Report | TrainingReport,
  { gpus }: Catalog,
): number | undefined {
  const power = gpus.find(({ id }) => id === now.gpu.id)?.power_watts;
  return power ? power * now.gpu_count : undefined;
}

/** What the answer shows as a table: the ways to do the work, or its figures. */
export function tableOf(
  answer: Answer,
  plans: readonly Plan[],
  words: TakeWords,
  voice: Voice,
): TextTable {
  if (plans.length === 0) {
    const { task, report } = answer;
    const figures = cardOf(task).figures(report, voice);
    return {
      head: [words.figure, words.value, words.range],
      rows: figures.map(({ name, value, range }) => [name, textIn(value), textIn(range)]),
    };
  }
  const { numbers } = voice;
  const serving = plans.some(({ serving: one }) => one);
  const runs = plans.some(({ run }) => run);
  const rounded = (value: number | undefined): Cell =>
    value === undefined ? undefined : Number(value.toPrecision(4));
  const money = (value: number | undefined): Cell =>
    rounded(value === undefined ? undefined : value * numbers.perDollar);
  const labelled = plans.some(({ label }) => label);
  const head = [
    ...(labelled ? [words.plan] : []),
    words.cards,
    words.weights,
    ...(serving ? [words.each, words.first, words.million(numbers.sign)] : []),
    ...(runs ? [words.hours, words.total(numbers.sign)] : []),
    words.hour(numbers.sign),
    ...(serving ? [words.month(numbers.sign)] : []),
    words.watts,
    words.quote,
  ];
  const rows = plans.flatMap((plan): Cell[][] => {
    const report = reportOf(plan);
    if (!report) return [];
    const served = plan.serving?.report;
    const { precision } = report.configuration;
    return [
      [
        ...(labelled ? [plan.label] : []),
        cardsIn(report),
        voice.precisionName(typeof precision === "string" ? precision : precision.weights),
        ...(serving
          ? [
              rounded(served?.speed?.tokens_per_second_per_user),
              rounded(served?.speed?.ttft_ms),
              money(served?.cost?.usd_per_million_output_tokens ?? undefined),
            ]
          : []),
        ...(runs ? [rounded(plan.run?.speed?.hours), money(plan.run?.cost?.usd_total)] : []),
        money(report.cost?.usd_per_hour),
        ...(serving ? [money(served?.cost?.usd_per_month)] : []),
        wattsOf(report, voice.catalog),
        quoteOf(report, words),
      ],
    ];
  });
  return { head, rows };
}

/** The text of a figure, whose date may be marked up. */
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
