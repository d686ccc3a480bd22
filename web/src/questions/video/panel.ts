import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { VideoReport } from "whichgpu";
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
import { remedies } from "../../parts/fixes/fixes.ts";
import { memoryUnits } from "../../parts/memory-bar/memory-bar.ts";
import { notes } from "../../parts/notes/notes.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { meanPower, siteEnergy } from "../../parts/tiles/power.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { timeBar } from "../../parts/time-bar/time-bar.ts";
import { working } from "../../parts/working/working.ts";
import { pair, secondsRange, secondsText } from "../image/card.ts";
import { timeParts } from "../image/panel.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { videoAround } from "./around.ts";
import { videoCard } from "./card.ts";
import { videoInputs } from "./inputs.ts";

/** Clips from text. */
export const videoPanel: Panel<"video"> = {
  inputs: videoInputs,
  remedies: ({ fit }, voice, apply) =>
    remedies({ lacking: "memory", fixes: fit.fixes, inVain: fit.in_vain }, voice, apply),
  around: videoAround,
  details({ report }, rows, voice, actions): TemplateResult {
    return html`${guard([report, voice], () => figures(report, voice))}
    ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
    ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory and time are spent on. */
function figures(report: VideoReport, voice: Voice): TemplateResult {
  const { words } = voice;
  const { image, video } = words;
  const { gpu } = report.configuration;
  return html`<div class="tiles">
      ${memoryTile(report, voice)} ${timeTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report.speed, voice, image.reasons)}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${videoCard.bar(report, voice)}
      ${memoryUnits(gpu.id, report.fit.per_gpu.capacity_bytes, voice)}
    </section>
    ${
      report.speed
        ? html`<section class="card panel">
            <h2>${video.timeTitle}</h2>
            ${timeBar(timeParts(report.speed.parts), image.parts, voice)}
          </section>`
        : nothing
    }`;
}

/** The clip on other cards. */
function others(
  { configuration: { gpu } }: VideoReport,
  rows: readonly VideoReport[],
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { video } = voice.words;
  return html`<section class="card panel">
    <h2>${video.others}</h2>
    ${comparison(rows, columns(voice), {
      title: video.others,
      identify: countedCard,
      chosen: gpu.id,
      voice,
      see,
      choose: ({ configuration: other }) => {
        apply({ gpu: other.gpu.id, price: null });
      },
    })}
    <p class="fine">${video.othersHint}</p>
  </section>`;
}

function memoryTile(report: VideoReport, voice: Voice) {
  const { fit } = report;
  const { words, numbers } = voice;
  const { memory, video } = words;
  const { per_gpu: gpu, peaks } = fit;
  return tile(
    memory.title,
    numbers.gb(gpu.needed_bytes),
    memory.of(numbers.gb(gpu.capacity_bytes)),
    [
      { name: video.encoding, value: `${numbers.gb(peaks.text_encoding_bytes)} GB` },
      { name: video.denoising, value: `${numbers.gb(peaks.denoising_bytes)} GB` },
      { name: video.decoding, value: `${numbers.gb(peaks.decoding_bytes)} GB` },
      fit.shortfall_bytes > 0
        ? { name: memory.missing, value: `${numbers.gb(fit.shortfall_bytes)} GB` }
        : { name: memory.usable, value: `${numbers.gb(gpu.usable_bytes)} GB` },
    ],
    explaining("needed_bytes", report, voice),
  );
}

function timeTile(report: VideoReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { video } = words;
  if (!speed) return emptyTile(video.each, words.speed.none);
  const [value = "", unit = ""] = secondsText(speed.seconds_per_clip, voice).split(" ");
  const range = secondsRange(speed.seconds_per_clip, pair(speed.range.seconds_per_clip), voice);
  return tile(
    video.each,
    value,
    `${unit} ${range}`,
    [
      {
        name: video.step,
        value: secondsText(speed.seconds_per_step, voice),
        explain: explaining("seconds_per_step", report, voice),
      },
      { name: video.hour, value: numbers.figure(speed.clips_per_hour) },
      { name: video.attention, value: numbers.percent(speed.attention_share) },
      { name: words.speed.bound, value: words.speed.bounds[speed.bound] ?? speed.bound },
    ],
    explaining("seconds_per_clip", report, voice),
  );
}

function costTile(report: VideoReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { video, image } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(video.cost, why);
  }
  return tile(
    video.cost,
    numbers.dollars(cost.usd_per_clip),
    numbers.dollarRange(pair(cost.range.usd_per_clip)),
    [
      { name: video.minute, value: numbers.dollars(cost.usd_per_minute_shown) },
      { name: image.hourly, value: numbers.price(cost.usd_per_hour) },
      ...siteEnergy(
        video.electricity,
        report.power?.site_kwh_per_clip,
        report.power?.range.site_kwh_per_clip,
        report,
        voice,
      ),
      ...meanPower(report, voice),
      priceFact(cost.offer, voice),
    ],
    explaining("usd_per_clip", report, voice),
  );
}

function columns(voice: Voice): Column<VideoReport>[] {
  const { numbers, words } = voice;
  const { video } = words;
  return [
    fitColumn(voice),
    {
      title: video.each,
      cell: ({ speed }) => (speed ? secondsText(speed.seconds_per_clip, voice) : missing),
    },
    {
      title: video.hour,
      cell: ({ speed }) => (speed ? numbers.figure(speed.clips_per_hour) : missing),
    },
    {
      title: video.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.dollars(cost.usd_per_clip) : missing),
    },
  ];
}
