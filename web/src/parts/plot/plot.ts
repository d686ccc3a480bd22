import { html, svg, type TemplateResult } from "lit";
import "./plot.css";

/** A value named under the plot, at a place in percent from its left. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** What is drawn. */
export interface Plot {
  /** All of it in words. */
  readonly summary: string;
  /** Lines and areas, in a square of 100 by 100 that is stretched over the plot. */
  readonly shapes: unknown;
  /** Points and texts upon them, at places in percent. */
  readonly marks: unknown;
  readonly ticks: readonly Tick[];
  readonly caption: unknown;
}

/** A place or a length as SVG takes it. */
export const percent = (value: number): string => `${value.toFixed(2)}%`;

/** A point of a shape. */
export const point = (x: number, y: number): string => `${x.toFixed(2)},${y.toFixed(2)}`;

/** A chart that fills its panel: shapes that stretch, marks that do not, an axis with ticks. */
export function plot({ summary, shapes, marks, ticks, caption }: Plot): TemplateResult {
  return html`<figure class="plot">
    <svg class="plot-area" width="100%" role="img" aria-label=${summary}>
      <svg
        class="plot-inner"
        viewBox="0 0 100 100"
        width="100%"
        height="100%"
        preserveAspectRatio="none"
      >
        ${shapes}
      </svg>
      <line class="plot-axis" x1="0" x2="100%" y1="100%" y2="100%"></line>
      ${marks}
    </svg>
    <svg width="100%" height="18" aria-hidden="true">
      ${ticks.map(
        ({ at, text }) => svg`<text x=${percent(at)} y="14"
          text-anchor=${at < 3 ? "start" : at > 97 ? "end" : "middle"}>${text}</text>`,
      )}
    </svg>
    <figcaption class="fine">${caption}</figcaption>
  </figure>`;
}
