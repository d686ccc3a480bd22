import { area, line } from "d3-shape";
import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import type { ChartWords } from "../../i18n/en/chart.ts";
import type { Language } from "../../i18n/index.ts";
import { SpokenElement } from "../later/spoken-element.ts";
import { whileOpen } from "../later/while-open.ts";
import { saveBlob, saveText } from "../take/save-text.ts";
import { csvOf } from "../take/table-text.ts";
import { layoutOf, margins, placeLabels, type Layout } from "./layout.ts";
import { chartRows, pictureOf, pixelsOf } from "./save.ts";
import type { ChartPoint, ChartSpec, Series } from "./spec.ts";
import "../comparison/comparison.css";
import "./chart.css";

const HEIGHT = 290;
const FIRST_WIDTH = 560;
/** How far a pointer may be from the point that it is at, in pixels. */
const REACH = 60;

const dictionaries: Readonly<Record<Language, () => Promise<ChartWords>>> = {
  en: async () => (await import("../../i18n/en/chart.ts")).chartWordsEn,
  zh: async () => (await import("../../i18n/zh/chart.ts")).chartWordsZh,
};

/** The place of a point among all series. */
interface At {
  readonly series: number;
  readonly point: number;
}

/** A chart that answers to pointer and keyboard, and gives itself away as a table and as files. */
export class Chart extends SpokenElement<ChartWords> {
  static override properties = {
    spec: { attribute: false },
    width: { state: true },
    at: { state: true },
  };

  declare spec: ChartSpec;
  declare private width: number;
  /** The point whose values are shown. */
  declare private at: At | undefined;
  readonly #observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0) this.width = width;
  });

  constructor() {
    super();
    this.width = FIRST_WIDTH;
    this.at = undefined;
  }

  protected override load(language: Language): Promise<ChartWords> {
    return dictionaries[language]();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("spec") && this.at && !this.#pointAt(this.at)) this.at = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, spec, width, at } = this;
    if (!words) return nothing;
    const layout = layoutOf(spec, width, HEIGHT);
    const point = at && this.#pointAt(at);
    const series = at && spec.series[at.series];
    return html`<figure class="chart">
      <div
        class="chart-picture"
        tabindex="0"
        role="group"
        aria-label="${spec.summary} ${words.keys}"
        @keydown=${this.#key}
        @pointermove=${(event: PointerEvent) => {
          this.#point(event, layout);
        }}
        @pointerleave=${() => {
          this.at = undefined;
        }}
      >
        <svg width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
          ${axes(spec, layout, width)} ${spec.series.map((one) => shape(one, layout))}
          ${rules(spec, layout, width)} ${dots(spec, layout)}
          ${placeLabels(spec, layout, width, HEIGHT).map(
            ({ text, x, y, anchor, here }) =>
              svg`<text class=${here ? "chart-here-label" : "chart-label"} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`,
          )}
          ${
            point
              ? svg`<circle class="chart-at" r="7" cx=${layout.x(point.x)} cy=${layout.y(point.y)}></circle>`
              : nothing
          }
        </svg>
        <p class="chart-value" aria-live="polite" ?data-shown=${Boolean(point)}>
          ${
            point && series
              ? html`<b>${point.name}</b> ${series.name === point.name ? "" : series.name}<br />
                  ${spec.x.label}: ${spec.x.text(point.x)} · ${spec.y.label}:
                  ${spec.y.text(point.y)}`
              : html`<span aria-hidden="true">${words.hint}</span>`
          }
        </p>
      </div>
      ${key(spec)} ${this.#extras(words)}
    </figure>`;
  }

  #extras(words: ChartWords): TemplateResult {
    const { spec } = this;
    const names = [words.series, words.point] as const;
    const button = (text: string, act: (drawn: SVGSVGElement) => unknown) =>
      html`<button
        type="button"
        class="link"
        @click=${() => {
          const drawn = this.querySelector("svg");
          if (drawn) void act(drawn);
        }}
      >
        ${text}
      </button>`;
    return html`<div class="chart-extras">
      <details ${whileOpen(() => tableOf(spec, names))}>
        <summary>${words.table}</summary>
      </details>
      <p class="chart-save">
        ${words.save}
        ${button("SVG", (drawn) => {
          saveText(`${spec.file}.svg`, "image/svg+xml", pictureOf(drawn));
        })}
        ${button("PNG", async (drawn) => {
          const pixels = await pixelsOf(drawn);
          if (pixels) saveBlob(`${spec.file}.png`, pixels);
        })}
        ${button("CSV", () => {
          saveText(`${spec.file}.csv`, "text/csv", csvOf(chartRows(spec, names)));
        })}
      </p>
    </div>`;
  }

  #pointAt({ series, point }: At): ChartPoint | undefined {
    return this.spec.series[series]?.points[point];
  }

  #point({ offsetX, offsetY }: PointerEvent, { x, y }: Layout): void {
    let nearest: { at: At; far: number } | undefined;
    this.spec.series.forEach(({ points }, series) => {
      points.forEach((one, point) => {
        const far = Math.hypot(x(one.x) - offsetX, y(one.y) - offsetY);
        if (far < (nearest?.far ?? REACH)) nearest = { at: { series, point }, far };
      });
    });
    this.at = nearest?.at;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { series } = this.spec;
    const steps: Readonly<Record<string, readonly [series: number, point: number]>> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    if (event.key === "Escape") this.at = undefined;
    const step = steps[event.key];
    if (!step || series.length === 0) return;
    event.preventDefault();
    const from = this.at ?? { series: 0, point: -1 };
    const next = (from.series + step[0] + series.length) % series.length;
    const most = (series[next]?.points.length ?? 1) - 1;
    this.at = { series: next, point: Math.min(most, Math.max(0, from.point + step[1])) };
  };
}

function tableOf(spec: ChartSpec, names: readonly [string, string]): TemplateResult {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${spec.summary}>
    <table class="comparison">
      <thead>
        <tr>
          ${[...names, spec.x.label, spec.y.label].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${spec.series.flatMap(({ name, points }) =>
          points.map(
            (point) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${point.name}</td>
                <td>${spec.x.text(point.x)}</td>
                <td>${spec.y.text(point.y)}</td>
              </tr>`,
          ),
        )}
      </tbody>
    </table>
  </div>`;
}

function axes({ x, y }: ChartSpec, layout: Layout, width: number): TemplateResult {
  const bottom = HEIGHT - margins.bottom;
  return svg`
    ${layout.yTicks.map((tick) => {
      const at = layout.y(tick);
      return svg`<line class="chart-grid" x1=${margins.left} x2=${width - margins.right} y1=${at} y2=${at}></line>
        <text class="chart-tick" x=${margins.left - 8} y=${at + 4} text-anchor="end">${y.text(tick)}</text>`;
    })}
    ${layout.xTicks.map((tick) => {
      const at = layout.x(tick);
      return svg`<line class="chart-grid" x1=${at} x2=${at} y1=${margins.top} y2=${bottom}></line>
        <text class="chart-tick" x=${at} y=${bottom + 16} text-anchor="middle">${x.text(tick)}</text>`;
    })}
    <line class="chart-axis" x1=${margins.left} x2=${width - margins.right} y1=${bottom} y2=${bottom}></line>
    <text class="chart-name" x=${width - margins.right} y=${HEIGHT - 6} text-anchor="end">${x.label}</text>
    <text class="chart-name" x=${margins.left} y="10">${y.label}</text>`;
}

function shape({ kind, color, points }: Series, { x, y }: Layout): TemplateResult | typeof nothing {
  if (kind === "points") return nothing;
  const [low = 0] = y.domain();
  const path =
    kind === "area"
      ? area<ChartPoint>(
          (point) => x(point.x),
          (point) => y(point.from ?? low),
          (point) => y(point.y),
        )(points)
      : line<ChartPoint>(
          (point) => x(point.x),
          (point) => y(point.y),
        )(points);
  return svg`<path class="chart-${kind} chart-color-${color}" d=${path ?? ""}></path>`;
}

function dots({ series }: ChartSpec, { x, y }: Layout): TemplateResult {
  const all = series.flatMap(({ kind, color, points }) =>
    points
      .filter(({ here }) => here === true || kind === "points")
      .map((point) => ({ color, point })),
  );
  return svg`${all.map(
    ({ color, point }) =>
      svg`<circle class=${point.here ? "chart-here" : `chart-dot chart-color-${String(color)}`}
        r=${point.here ? 5.5 : 4} cx=${x(point.x)} cy=${y(point.y)}></circle>`,
  )}`;
}

function rules({ rules: all = [] }: ChartSpec, { x, y }: Layout, width: number): TemplateResult {
  const bottom = HEIGHT - margins.bottom;
  return svg`${all.map(({ axis, at, label }) => {
    if (axis === "y") {
      return svg`<line class="chart-rule" x1=${margins.left} x2=${width - margins.right} y1=${y(at)} y2=${y(at)}></line>
        <text class="chart-label" x=${margins.left + 4} y=${y(at) - 5}>${label}</text>`;
    }
    const right = x(at) > width / 2;
    return svg`<line class="chart-rule" x1=${x(at)} x2=${x(at)} y1=${margins.top} y2=${bottom}></line>
      <text class="chart-label" x=${x(at) + (right ? -4 : 4)} y=${margins.top + 10}
        text-anchor=${right ? "end" : "start"}>${label}</text>`;
  })}`;
}

/** What the colors mean, where there are several. */
function key({ series }: ChartSpec): TemplateResult | typeof nothing {
  const named = series.filter(
    ({ name }, index) => series.findIndex((one) => one.name === name) === index,
  );
  if (named.length < 2) return nothing;
  return html`<ul class="chart-key">
    ${named.map(
      (one) =>
        html`<li>
          <svg width="14" height="12" aria-hidden="true">${sign(one)}</svg> ${one.name}
        </li>`,
    )}
  </ul>`;
}

/** A series as it is drawn: a dot for points, else its color. */
function sign({ kind, color, points }: Series): TemplateResult {
  const looks = `chart-color-${String(color)}`;
  if (kind !== "points") {
    return svg`<rect class="chart-${kind} chart-swatch ${looks}" y="1" width="14" height="10"></rect>`;
  }
  const here = points.every((point) => point.here);
  return svg`<circle class=${here ? "chart-here" : `chart-dot ${looks}`} cx="7" cy="6" r="5"></circle>`;
}

customElements.define("whichgpu-chart", Chart);
