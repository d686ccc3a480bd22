import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { cardSharing } from "./card-sharing.ts";
import {
  comparison,
  countedCard,
  fitColumn,
  missing,
  type Column,
} from "../../parts/comparison/comparison.ts";
import { confidence } from "../../parts/confidence/confidence.ts";
import { contextCurve } from "./context-curve.ts";
import { memoryUnits } from "../../parts/memory-bar/memory-bar.ts";
import { remedies } from "../../parts/fixes/fixes.ts";
import { inSight } from "../../parts/later/in-sight.ts";
import { later } from "../../parts/later/later.ts";
import { notes } from "../../parts/notes/notes.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { working } from "../../parts/working/working.ts";
import { servingAround, type ServingAround } from "./around.ts";
import { lackingIn, servingCard } from "./card.ts";
import { isGenerator } from "./generator.ts";
import { servingInputs } from "./inputs.ts";
import { latencyPanel } from "./latency.ts";
import { measuredPanel } from "./measured.ts";
import { sideBySide } from "./side-by-side.ts";
import { costTile, memoryTile, speedTile } from "./tiles.ts";

/** What would help where the answer is no. */
export function servingRemedies(
  report: Report,
  voice: Voice,
  apply: QuestionActions["apply"],
): TemplateResult | typeof nothing {
  const lacking = lackingIn(report);
  const { fixes, in_vain: inVain } = report.fit;
  return lacking ? remedies({ lacking, fixes, inVain }, voice, apply) : nothing;
}

/** Serving: many users of one model. */
export const servingPanel: Panel<"serving"> = {
  inputs: servingInputs,
  remedies: servingRemedies,
  around: servingAround,
  details({ request, report }, around, voice, actions): TemplateResult {
    const { apply, see } = actions;
    return html`${guard([report, voice], () => figures(report, voice))}
    ${latencyPanel(report.latency, around?.latency ?? undefined, request.max_ttft_ms, voice, see)}
    ${guard([report, voice], () => [memory(report, voice), asides(report, voice)])}
    ${guard(
      [around, voice],
      () =>
        html`${sameWork(report, around, voice, actions)}
          <whichgpu-launch
            ${later(() => import("../../launch/launch.ts"))}
            ${inSight(see)}
            .voice=${voice}
            .request=${request}
            .report=${report}
            .measured=${around?.measured}
            .apply=${apply}
          ></whichgpu-launch>`,
    )}
    ${measuredPanel(around?.row, voice)} ${cardSharing(report, voice, apply)}
    ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
  end: sideBySide,
};

/** The tiles, and how near they are. */
function figures(report: Report, voice: Voice): TemplateResult {
  return html`<div class="tiles">
      ${memoryTile(report, voice)} ${speedTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report.speed, voice, voice.words.confidence.reasons, assumed(report, voice))}`;
}

/** How the engine starts, what two pools would do, and what shares the cards, where that was asked. */
const asides = (report: Report, voice: Voice) =>
  (report.cold_start ?? report.disaggregation ?? report.lora ?? report.colocation ?? report.mixed)
    ? html`<whichgpu-asides
        ${later(() => import("./asides.ts"))}
        .voice=${voice}
        .report=${report}
      ></whichgpu-asides>`
    : nothing;

/** The memory of one GPU. */
function memory(report: Report, voice: Voice): TemplateResult {
  const { gpu } = report.configuration;
  return html`<section class="card panel">
    <h2>${voice.words.bar.title}</h2>
    ${servingCard.bar(report, voice)}
    ${memoryUnits(gpu.id, report.fit.per_gpu.capacity_bytes, voice)}
  </section>`;
}

/** The same work on other cards, and at other lengths. */
function sameWork(
  report: Report,
  around: ServingAround | undefined,
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { words } = voice;
  return html`<div class="two">
    <section class="card panel">
      <h2>${words.sameWork.title}</h2>
      ${comparison(around?.rows ?? [], columns(report, voice), {
        title: words.sameWork.title,
        identify: countedCard,
        chosen: report.configuration.gpu.id,
        voice,
        see,
        choose: ({ configuration: other }) => {
          apply({
            gpu: other.gpu.id,
            gpu_count: other.gpu_count,
            parallelism: null,
            price: null,
            measured: null,
          });
        },
      })}
      ${isGenerator(report) ? html`<p class="fine">${words.sameWork.hint}</p>` : nothing}
    </section>
    ${
      around && around.curve.length < 2
        ? nothing
        : html`<section class="card panel">
            <h2>${words.curve.title}</h2>
            ${around ? contextCurve(report, around.curve, voice) : nothing}
          </section>`
    }
  </div>`;
}

/** What does not generate has no speed, and no cost of a token. */
function columns(report: Report, voice: Voice): Column<Report>[] {
  const { numbers, words } = voice;
  const { sameWork } = words;
  if (!isGenerator(report)) {
    const hour: Column<Report> = {
      title: words.planTab.dollarsHour(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.price(cost.usd_per_hour) : missing),
    };
    return [fitColumn(voice), hour];
  }
  return [
    fitColumn(voice),
    {
      title: sameWork.each,
      cell: ({ speed }) => (speed ? numbers.figure(speed.tokens_per_second_per_user) : missing),
    },
    {
      title: sameWork.million(numbers.sign),
      cell: ({ cost }) =>
        cost ? numbers.dollars(cost.usd_per_million_output_tokens ?? 0) : missing,
    },
    {
      title: sameWork.first,
      cell: ({ speed }) => (speed ? numbers.duration(speed.ttft_ms) : missing),
    },
  ];
}

/** How the engine is taken to be started, where that matters, and what was tested of the ranges. */
function assumed({ configuration, speed }: Report, { catalog, words }: Voice): string[] {
  const { band, servingBand, asStarted, tuned } = words.confidence;
  const engine = catalog.engines.find(({ id }) => id === configuration.engine);
  const started = configuration.tuning === "tuned" ? tuned : asStarted;
  return [...(engine?.tuned_flags ? [started] : []), speed?.recalibrated ? band : servingBand];
}
