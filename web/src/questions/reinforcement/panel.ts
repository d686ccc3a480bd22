import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ReinforcementReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import {
  comparison,
  countedCard,
  fitColumn,
  missing,
  type Column,
} from "../../parts/comparison/comparison.ts";
import { confidence } from "../../parts/confidence/confidence.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";
import { remedies } from "../../parts/fixes/fixes.ts";
import { memoryUnits } from "../../parts/memory-bar/memory-bar.ts";
import { notes } from "../../parts/notes/notes.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { timeBar } from "../../parts/time-bar/time-bar.ts";
import { working } from "../../parts/working/working.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { hoursRange, hoursText } from "../training/hours.ts";
import { reinforcementAround } from "./around.ts";
import { reinforcementCard, stepRange, stepText } from "./card.ts";
import { reinforcementInputs } from "./inputs.ts";

/** Reinforcement learning and preference tuning. */
export const reinforcementPanel: Panel<"reinforcement"> = {
  inputs: reinforcementInputs,
  remedies: ({ fit }, voice, apply) =>
    remedies({ lacking: "memory", fixes: fit.fixes, inVain: fit.in_vain }, voice, apply),
  around: reinforcementAround,
  details({ report }, rows, voice, actions): TemplateResult {
    const { reinforcementTab: tab } = voice.words;
    return html`${guard([report, voice], () => figures(report, voice))}
      <div class="two">
        ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
        ${guard(
          [report, voice],
          () =>
            html`<section class="card panel">
              <h2>${tab.laidOut}</h2>
              ${factList(layout(report, voice))}
            </section>`,
        )}
      </div>
      ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory and time are spent on. */
function figures(report: ReinforcementReport, voice: Voice): TemplateResult {
  const { words } = voice;
  const { reinforcementTab: tab } = words;
  const { speed, fit, configuration: now } = report;
  return html`<div class="tiles">
      ${memoryTile(report, voice)} ${stepTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(speed, voice, tab.reasons)}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${reinforcementCard.bar(report, voice)}
      ${memoryUnits(now.gpu.id, fit.peaks[0]?.per_gpu.capacity_bytes ?? 0, voice)}
    </section>
    ${
      speed
        ? html`<section class="card panel">
            <h2>${words.trainingTab.stepTitle}</h2>
            ${timeBar(speed.phases, tab.times, voice)}
            ${now.placement === "split" ? html`<p class="fine">${tab.beside}</p>` : nothing}
          </section>`
        : nothing
    }`;
}

/** The run on other cards. */
function others(
  { configuration: { gpu } }: ReinforcementReport,
  rows: readonly ReinforcementReport[],
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
        apply({
          gpu: other.gpu.id,
          parallelism: null,
          micro_batch_sequences: null,
          rollout_tensor: null,
          price: null,
        });
      },
    })}
    <p class="fine">${tab.othersHint}</p>
  </section>`;
}

/** What the fullest card of each pool needs. */
function memoryTile(report: ReinforcementReport, voice: Voice): TemplateResult {
  const { fit } = report;
  const { words, numbers } = voice;
  const { memory, reinforcement, reinforcementTab: tab } = words;
  const need = (peak: (typeof fit.peaks)[number]) => peak.per_gpu.needed_bytes;
  const [first, ...rest] = [...fit.peaks].sort((a, b) => need(b) - need(a));
  if (!first) return emptyTile(memory.title, words.speed.none);
  const others: Fact[] = rest.map((peak) => ({
    name: reinforcement.phases[peak.phase],
    value: `${numbers.gb(need(peak))} GB`,
    explain: explaining(`${peak.phase}_peak_bytes`, report, voice),
  }));
  return tile(
    memory.title,
    numbers.gb(need(first)),
    memory.of(numbers.gb(first.per_gpu.capacity_bytes)),
    [
      { name: tab.fullest, value: reinforcement.phases[first.phase] },
      ...others,
      { name: tab.host, value: `${numbers.gb(fit.host_memory_bytes)} GB` },
      {
        name: tab.fewest,
        value: fit.gpus_needed === null ? "–" : numbers.whole(fit.gpus_needed),
      },
    ],
    explaining(`${first.phase}_peak_bytes`, report, voice),
  );
}

/** How long a step takes, and the run. */
function stepTile(report: ReinforcementReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { reinforcement, reinforcementTab: tab } = words;
  if (!speed) return emptyTile(reinforcement.step, words.speed.none);
  const { rollout, other_placement: other } = speed;
  const [value = "", unit = ""] = stepText(speed.step_seconds, voice).split(" ");
  return tile(
    reinforcement.step,
    value,
    `${unit} ${stepRange(speed.step_seconds, speed.range.step_seconds, voice)}`,
    [
      {
        name: words.trainingRun.time,
        value: hoursText(speed.hours, voice),
        range: hoursRange(speed.hours, speed.range.hours, voice),
        explain: explaining("reinforcement_hours", report, voice),
      },
      ...(rollout
        ? [
            {
              name: tab.longest,
              value: numbers.percent(rollout.longest_answer_share),
              explain: explaining("longest_answer_seconds", report, voice),
            },
          ]
        : []),
      ...(other
        ? [
            {
              name: tab.other[other.placement],
              value: tab.faster(numbers.figure(other.times_faster), numbers.whole(other.gpu_count)),
            },
          ]
        : []),
      { name: words.trainingTab.speed, value: numbers.figure(speed.tokens_per_second) },
    ],
    explaining("reinforcement_step_seconds", report, voice),
  );
}

/** What the run costs, and whose price that is. */
function costTile(report: ReinforcementReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { reinforcementTab: tab, trainingTab } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(words.trainingRun.cost, why);
  }
  return tile(
    words.trainingRun.cost,
    numbers.sum(cost.usd_total),
    numbers.sumRange(cost.usd_total, cost.range.usd_total),
    [
      { name: tab.eachStep, value: numbers.sum(cost.usd_per_step) },
      {
        name: trainingTab.hourly,
        value: numbers.price(cost.usd_per_hour),
        explain: explaining("usd_per_hour", report, voice),
      },
      { name: trainingTab.gpuHours, value: numbers.figure(cost.gpu_hours) },
      priceFact(cost.offer, voice),
    ],
    explaining("training_usd", report, voice),
  );
}

/** How cards and answers were shared out. */
function layout(
  { configuration: now, speed }: ReinforcementReport,
  { numbers, words }: Voice,
): Fact[] {
  const { reinforcementTab: tab, trainingTab } = words;
  const { rollout } = now;
  const balanced = speed?.balanced_rollout_gpus ?? null;
  return [
    {
      name: tab.training,
      value: tab.trainingOf(
        numbers.whole(now.training_gpu_count),
        trainingTab.layoutOf(now.parallelism),
      ),
    },
    ...(now.critic_gpu_count > 0
      ? [{ name: tab.criticCards, value: numbers.whole(now.critic_gpu_count) }]
      : []),
    ...(rollout
      ? [
          {
            name: tab.answering,
            value: tab.engineOf(
              numbers.whole(rollout.gpu_count),
              numbers.whole(rollout.replicas),
              numbers.whole(rollout.tensor),
            ),
          },
        ]
      : []),
    ...(balanced === null ? [] : [{ name: tab.balanced, value: numbers.whole(balanced) }]),
    ...(speed?.rollout
      ? [
          {
            name: tab.atOnce,
            value: tab.ofStarted(
              numbers.whole(Math.floor(speed.rollout.answers_running)),
              numbers.whole(Math.ceil(speed.rollout.answers_started)),
            ),
          },
        ]
      : []),
    { name: tab.updates, value: numbers.whole(now.updates) },
  ];
}

function columns(voice: Voice): Column<ReinforcementReport>[] {
  const { numbers, words } = voice;
  return [
    fitColumn(voice),
    {
      title: words.reinforcement.step,
      cell: ({ speed }) => (speed ? stepText(speed.step_seconds, voice) : missing),
    },
    {
      title: words.trainingRun.time,
      cell: ({ speed }) => (speed ? hoursText(speed.hours, voice) : missing),
    },
    {
      title: words.trainingTab.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.sum(cost.usd_total) : missing),
    },
  ];
}
