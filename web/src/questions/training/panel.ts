import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { TrainingReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import {
  comparison,
  countedCard,
  fitColumn,
  missing,
  type Column,
} from "../../parts/comparison/comparison.ts";
import { confidence } from "../../parts/confidence/confidence.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";
import { remedies } from "../../parts/fixes/fixes.ts";
import { memoryUnits } from "../../parts/memory-bar/memory-bar.ts";
import { later } from "../../parts/later/later.ts";
import { notes } from "../../parts/notes/notes.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { meanPower, siteEnergy } from "../../parts/tiles/power.ts";
import { timeBar } from "../../parts/time-bar/time-bar.ts";
import { working } from "../../parts/working/working.ts";
import { trainingAround } from "./around.ts";
import { trainingCard } from "./card.ts";
import { hoursText } from "./hours.ts";
import { trainingInputs } from "./inputs.ts";
import { costTile, memoryTile, timeTile } from "./tiles.ts";

/** A training run, and a fine-tuning run. */
export const trainingPanel: Panel<"training"> & Panel<"finetuning"> = {
  inputs: trainingInputs,
  remedies: ({ fit }, voice, apply) => {
    const lacking = fit.verdict === "does_not_fit" ? "memory" : "margin";
    return remedies({ lacking, fixes: fit.fixes, inVain: fit.in_vain }, voice, apply);
  },
  around: trainingAround,
  details({ report }, rows, voice, actions): TemplateResult {
    const { trainingTab: tab } = voice.words;
    return html`${guard([report, voice], () => figures(report, voice))}
      <div class="two">
        ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
        ${guard(
          [report, voice],
          () =>
            html`<section class="card panel">
              <h2>${tab.server}</h2>
              ${factList(needs(report, voice))}
            </section>`,
        )}
      </div>
      <whichgpu-training-launch
        ${later(() => import("../../launch/training-launch.ts"))}
        .voice=${voice}
        .report=${report}
      ></whichgpu-training-launch>
      ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory and time are spent on. */
function figures(report: TrainingReport, voice: Voice): TemplateResult {
  const { words } = voice;
  const { trainingTab: tab } = words;
  const { gpu } = report.configuration;
  return html`<div class="tiles">
      ${memoryTile(report, voice)} ${timeTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report.speed, voice, tab.reasons)}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${trainingCard.bar(report, voice)}
      ${memoryUnits(gpu.id, report.fit.per_gpu.capacity_bytes, voice)}
    </section>
    ${
      report.speed
        ? html`<section class="card panel">
            <h2>${tab.stepTitle}</h2>
            ${timeBar(report.speed.step, tab.steps, voice)}
          </section>`
        : nothing
    }`;
}

/** The run on other cards. */
function others(
  { configuration: { gpu } }: TrainingReport,
  rows: readonly TrainingReport[],
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { trainingTab: tab } = voice.words;
  return html`<section class="card panel">
    <h2>${tab.others}</h2>
    ${comparison(rows, columns(voice), {
      title: tab.others,
      identify: countedCard,
      chosen: gpu.id,
      voice,
      see,
      choose: ({ configuration: other }) => {
        apply({ gpu: other.gpu.id, parallelism: null, price: null });
      },
    })}
    <p class="fine">${tab.othersHint}</p>
  </section>`;
}

/** What the run needs beside the GPUs, and how it was laid out. */
function needs(report: TrainingReport, voice: Voice): Fact[] {
  const { server, configuration: now, power } = report;
  const { numbers, words } = voice;
  const { trainingTab: tab } = words;
  const gigabytes = (bytes: number) => `${numbers.gb(bytes)} GB`;
  const some = (value: number, name: string, text: string): Fact[] =>
    value > 0 ? [{ name, value: text }] : [];
  const { servers, network_gbit_s_needed: network, node_power_watts: watts } = server;
  return [
    { name: tab.layout, value: tab.layoutOf(now.parallelism) },
    {
      name: tab.batch,
      value: tab.batchOf(
        numbers.whole(now.global_batch_sequences),
        numbers.whole(now.micro_batch_sequences),
        numbers.whole(now.micro_batches),
      ),
    },
    {
      name: tab.servers,
      value: tab.serversOf(numbers.whole(servers), numbers.whole(server.gpus)),
    },
    { name: tab.hostMemory, value: gigabytes(server.host_memory_bytes) },
    { name: tab.checkpoint, value: gigabytes(server.checkpoint_bytes) },
    { name: tab.result, value: gigabytes(server.weights_bytes) },
    { name: tab.disk, value: gigabytes(server.nvme_bytes) },
    ...some(network, tab.network, `${numbers.figure(network)} Gb/s`),
    ...some(watts, tab.power, `${numbers.figure(watts / 1000)} kW`),
    ...meanPower(report, voice),
    ...siteEnergy(words.power.energyRun, power?.site_kwh, power?.range.site_kwh, report, voice),
  ];
}

function columns(voice: Voice): Column<TrainingReport>[] {
  const { numbers, words } = voice;
  const { trainingTab: tab } = words;
  return [
    fitColumn(voice),
    {
      title: words.trainingRun.time,
      cell: ({ speed }) => (speed ? hoursText(speed.hours, voice) : missing),
    },
    {
      title: tab.mfu,
      cell: ({ speed }) => (speed ? numbers.percent(speed.mfu) : missing),
    },
    {
      title: tab.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.sum(cost.usd_total) : missing),
    },
  ];
}
