import { html, type TemplateResult } from "lit";
import type { Compared } from "whichgpu/accuracy";
import type { Voice } from "../i18n/voice.ts";
import type { DataTable } from "../parts/data-table/data-table.ts";
import { later } from "../parts/later/later.ts";
import { linkTo } from "./link.ts";
import type { Names } from "./names.ts";
import type { AccuracyActions, AccuracyState } from "./page.ts";
import {
  distanceOf,
  errorOf,
  grouped,
  groupOf,
  isWithin,
  summaryOf,
  worstOf,
  type Summary,
} from "./points.ts";

/** A share, to a tenth of a percent. */
const toTenths = (share: number): number => Math.round(1000 * share) / 1000;

/** A share as a percentage with its sign: "+4.2 %", "−11 %". */
export function signed(share: number, { numbers }: Voice): string {
  const rounded = toTenths(share);
  const text = numbers.percent(Math.abs(rounded));
  return rounded < 0 ? `−${text}` : `+${text}`;
}

const percent = (share: number): number => Number((100 * share).toPrecision(4));

/** A row of the first table; choosing it shows its points. */
export function overviewRow(
  name: string,
  { points, off, median, low, high, ranged, within }: Summary,
  isShown: boolean,
  { words, voice }: AccuracyState,
  choose: () => void,
): TemplateResult {
  const { numbers } = voice;
  return html`<tr aria-current=${isShown ? "true" : "false"}>
    <th scope="row">
      <button type="button" class="row-button" title=${words.only(name)} @click=${choose}>
        ${name}
      </button>
    </th>
    <td>${numbers.whole(points)}</td>
    <td>${numbers.percent(toTenths(off))}</td>
    <td>${signed(median, voice)}</td>
    <td>${signed(low, voice)} … ${signed(high, voice)}</td>
    <td>${ranged > 0 ? words.withinOf(numbers.whole(within), numbers.whole(ranged)) : "–"}</td>
  </tr>`;
}

/** What `later` fetches stands in the page by then, or is not needed. */
const table = <R>(spec: DataTable<R>, voice: Voice): TemplateResult =>
  html`<whichgpu-table
    ${later(() => import("../parts/data-table/data-table.ts"))}
    .voice=${voice}
    .table=${spec}
  ></whichgpu-table>`;

interface Group {
  readonly id: string;
  readonly name: string;
  readonly summary: Summary;
}

/** Errors by card, model, engine or source. */
export function groupTable(
  points: readonly Compared[],
  { shown: { by, only }, words, voice }: AccuracyState,
  names: Names,
  { show }: AccuracyActions,
): TemplateResult {
  const { numbers } = voice;
  const rows = grouped(points, (point) => groupOf(point, by)).map(([id, own]): Group => ({
    id,
    name: names.group(id, by),
    summary: summaryOf(own),
  }));
  const share = (id: string, title: string, of: (summary: Summary) => number) => ({
    id,
    title: `${title}, %`,
    value: ({ summary }: Group) => percent(of(summary)),
    shown: ({ summary }: Group) => signed(of(summary), voice),
  });
  return table(
    {
      name: "by",
      title: words.groupings[by],
      rows,
      opens: "-points",
      key: ({ id }) => id,
      current: only,
      choose: ({ id }) => {
        show({ only: id });
      },
      chooseLabel: ({ name }) => words.only(name),
      columns: [
        { id: "name", title: words.groupings[by], value: ({ name }) => name },
        {
          id: "points",
          title: words.points,
          value: ({ summary }) => summary.points,
          shown: ({ summary }) => numbers.whole(summary.points),
          falling: true,
        },
        {
          id: "off",
          title: `${words.off}, %`,
          value: ({ summary }) => percent(summary.off),
          shown: ({ summary }) => numbers.percent(toTenths(summary.off)),
          falling: true,
        },
        share("median", words.median, ({ median }) => median),
        share("low", "P10", ({ low }) => low),
        share("high", "P90", ({ high }) => high),
        {
          id: "within",
          title: words.within,
          value: ({ summary: { within, ranged } }) =>
            ranged > 0 ? percent(within / ranged) : undefined,
          shown: ({ summary: { within, ranged } }) =>
            ranged > 0 ? words.withinOf(numbers.whole(within), numbers.whole(ranged)) : "–",
        },
      ],
    },
    voice,
  );
}

/** The points that are farthest off; choosing one opens it in the calculator. */
export function worstTable(
  points: readonly Compared[],
  most: number,
  { words, voice }: AccuracyState,
  names: Names,
): TemplateResult {
  const { numbers } = voice;
  const value = (of: "measured" | "estimated") => ({
    id: of,
    title: words[of],
    value: (point: Compared) => Number(point[of].toPrecision(4)),
    shown: (point: Compared) =>
      point.unit === "ms" ? numbers.duration(point[of]) : numbers.figure(point[of]),
  });
  const rows = worstOf(points, most);
  return table(
    {
      name: "worst",
      title: words.worst,
      rows,
      opens: "-error",
      key: (point) => String(rows.indexOf(point)),
      choose: (point) => {
        location.assign(linkTo(point, voice.words.language));
      },
      chooseLabel: (point) => words.open(names.point(point)),
      columns: [
        { id: "model", title: words.groupings.model, value: ({ model }) => names.model(model) },
        {
          id: "card",
          title: words.groupings.gpu,
          value: ({ gpu, gpu_count: count }) =>
            count > 1 ? `${String(count)} × ${names.gpu(gpu)}` : names.gpu(gpu),
        },
        {
          id: "engine",
          title: words.groupings.engine,
          value: ({ engine }) => names.group(engine, "engine"),
        },
        {
          id: "users",
          title: words.users,
          value: ({ users }) => Math.round(users),
          shown: ({ users }) => numbers.whole(users),
        },
        {
          id: "tokens",
          title: words.tokens,
          value: ({ request }) =>
            `${String(request.input_tokens ?? "")} + ${String(request.output_tokens ?? "")}`,
        },
        value("measured"),
        value("estimated"),
        {
          id: "error",
          title: `${words.error}, %`,
          value: (point) => percent(errorOf(point)),
          shown: (point) => signed(errorOf(point), voice),
          order: distanceOf,
          falling: true,
        },
        {
          id: "range",
          title: words.range,
          value: (point) => {
            const within = isWithin(point);
            return within === undefined ? undefined : within ? words.in : words.out;
          },
        },
        { id: "source", title: words.groupings.source, value: ({ source }) => source.cite },
      ],
    },
    voice,
  );
}
