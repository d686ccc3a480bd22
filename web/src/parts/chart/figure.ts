import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { later } from "../later/later.ts";
import type { ChartSpec } from "./spec.ts";

/** A chart in its place; what draws it is fetched once the visitor comes near. */
export const chartFigure = (spec: ChartSpec, voice: Voice): TemplateResult =>
  html`<whichgpu-chart
    class="chart-place"
    ${later(() => import("./chart.ts"))}
    .voice=${voice}
    .spec=${spec}
  ></whichgpu-chart>`;
