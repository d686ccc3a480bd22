import { html, type TemplateResult } from "lit";
import type { Catalog, Report } from "whichgpu";
import type { CompareWords } from "../../i18n/en/compare.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { DataColumn } from "../../parts/data-table/data-table.ts";

/** What every row of both tables says: whether it fits, how fast it is, what it costs. */
export function figureColumns(words: CompareWords, voice: Voice): DataColumn<Report>[] {
  const { numbers } = voice;
  const shown = (value: number | undefined, text: (value: number) => string) =>
    value === undefined ? "–" : text(value);
  const figure = (
    id: string,
    title: string,
    value: (row: Report) => number | undefined,
    text: (value: number) => string,
    more: Partial<DataColumn<Report>> = {},
  ): DataColumn<Report> => ({
    id,
    title,
    value,
    shown: (row) => shown(value(row), text),
    ...more,
  });
  const money = (value: number | undefined) =>
    value === undefined ? undefined : Number((value * numbers.perDollar).toPrecision(6));
  const paid = (value: number) => numbers.dollars(value / numbers.perDollar);
  return [
    {
      id: "fit",
      title: words.fit,
      value: (row) => fitText(row, words, voice),
      order: fitRank,
      shown: (row) => fitCell(row, words, voice),
    },
    figure("each", words.each, (row) => row.speed?.tokens_per_second_per_user, numbers.figure, {
      falling: true,
      early: true,
    }),
    figure("first", words.first, (row) => row.speed?.ttft_ms, numbers.duration),
    figure("all", words.all, (row) => row.speed?.output_tokens_per_second, numbers.figure, {
      falling: true,
      extra: true,
    }),
    figure("percard", words.perCard, perCard, numbers.figure, { falling: true, extra: true }),
    figure("hour", words.hour(numbers.sign), (row) => money(row.cost?.usd_per_hour), paid, {
      early: true,
    }),
    figure(
      "million",
      words.million(numbers.sign),
      (row) => money(row.cost?.usd_per_million_output_tokens ?? undefined),
      paid,
      { early: true },
    ),
    figure(
      "month",
      words.month(numbers.sign),
      (row) => money(row.cost?.usd_per_month),
      (value) => numbers.sum(value / numbers.perDollar),
    ),
  ];
}

/** Who asks the price, and since when; undefined: nobody, or the visitor's own. */
const offerText = ({ cost }: Report): string | undefined =>
  cost?.offer ? `${cost.offer.provider}, ${cost.offer.as_of}` : undefined;

/** Output tokens a second of one card. */
export const perCard = ({ speed, configuration }: Report): number | undefined =>
  speed ? speed.output_tokens_per_second / configuration.gpu_count : undefined;

/** From fits with room to fits not at all. */
function fitRank({ fit, speed }: Report): number {
  if (fit.shortfall_bytes > 0) return speed ? 1 : 2;
  return 0;
}

function fitText({ fit, speed }: Report, words: CompareWords, { numbers }: Voice): string {
  if (!speed && fit.shortfall_bytes > 0) return words.short(numbers.gb(fit.shortfall_bytes));
  return fit.shortfall_bytes > 0 ? words.waits : (words.verdicts[fit.verdict] ?? fit.verdict);
}

function fitCell(row: Report, words: CompareWords, voice: Voice): TemplateResult {
  const { fit, speed } = row;
  const looks = fit.shortfall_bytes === 0 ? "yes" : speed ? "waits" : "no";
  return html`<span class=${looks}>${fitText(row, words, voice)}</span>`;
}

/** What the data sheet of a card says. */
export function cardColumns(
  words: CompareWords,
  { numbers, catalog }: Voice,
): DataColumn<Report>[] {
  const sheets = new Map(catalog.gpus.map((gpu) => [gpu.id, gpu]));
  const sheet = ({ configuration }: Report): Catalog["gpus"][number] | undefined =>
    sheets.get(configuration.gpu.id);
  const watts = ({ power }: Report) => (power ? Math.round(power.boards_w) : undefined);
  return [
    {
      id: "watts",
      title: words.watts,
      value: watts,
      shown: (row) => {
        const power = watts(row);
        return power === undefined ? "–" : numbers.whole(power);
      },
    },
    { id: "vendor", title: words.vendor, value: (row) => sheet(row)?.vendor, extra: true },
    {
      id: "memory",
      title: words.memory,
      value: (row) => Number(((sheet(row)?.marketed_memory_bytes ?? 0) / 1e9).toFixed(1)),
      extra: true,
      falling: true,
    },
    {
      id: "bandwidth",
      title: words.bandwidth,
      value: (row) => (sheet(row)?.memory_bandwidth_bytes_per_second ?? 0) / 1e9,
      shown: (row) => numbers.whole((sheet(row)?.memory_bandwidth_bytes_per_second ?? 0) / 1e9),
      extra: true,
      falling: true,
    },
    { id: "year", title: words.year, value: (row) => sheet(row)?.year, extra: true, falling: true },
    {
      id: "provider",
      title: words.provider,
      value: (row) => offerText(row),
      extra: true,
    },
  ];
}
