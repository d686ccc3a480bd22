import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ImageReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import {
  comparison,
  countedCard,
  fitColumn,
  missing,
  type Column,
} from "../../parts/comparison/comparison.ts";
import { confidence } from "../../parts/confidence/confidence.ts";
import { remedies } from "../../parts/fixes/fixes.ts";
import { memoryUnits } from "../../parts/memory-bar/memory-bar.ts";
import { notes } from "../../parts/notes/notes.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { meanPower, siteEnergy } from "../../parts/tiles/power.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { timeBar } from "../../parts/time-bar/time-bar.ts";
import { working } from "../../parts/working/working.ts";
import { imageAround } from "./around.ts";
import { imageCard, pair, secondsRange, secondsText } from "./card.ts";
import { imageInputs } from "./inputs.ts";

/** Images from text. */
export const imagePanel: Panel<"image"> = {
  inputs: imageInputs,
  remedies: ({ fit }, voice, apply) =>
    remedies({ lacking: "memory", fixes: fit.fixes, inVain: fit.in_vain }, voice, apply),
  around: imageAround,
  details({ report }, rows, voice, actions): TemplateResult {
    return html`${guard([report, voice], () => figures(report, voice))}
    ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
    ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory and time are spent on. */
function figures(report: ImageReport, voice: Voice): TemplateResult {
  const { words } = voice;
  const { image } = words;
  const { gpu } = report.configuration;
  return html`<div class="tiles">
      ${memoryTile(report, voice)} ${timeTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report.speed, voice, image.reasons)}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${imageCard.bar(report, voice)}
      ${memoryUnits(gpu.id, report.fit.per_gpu.capacity_bytes, voice)}
    </section>
    ${
      report.speed
        ? html`<section class="card panel">
            <h2>${image.timeTitle}</h2>
            ${timeBar(timeParts(report.speed.parts), image.parts, voice)}
          </section>`
        : nothing
    }`;
}

/** The images on other cards. */
function others(
  { configuration: { gpu } }: ImageReport,
  rows: readonly ImageReport[],
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { image } = voice.words;
  return html`<section class="card panel">
    <h2>${image.others}</h2>
    ${comparison(rows, columns(voice), {
      title: image.others,
      identify: countedCard,
      chosen: gpu.id,
      voice,
      see,
      choose: ({ configuration: other }) => {
        apply({ gpu: other.gpu.id, price: null });
      },
    })}
    <p class="fine">${image.othersHint}</p>
  </section>`;
}

/** What the time of a batch is spent on. */
export const timeParts = (parts: NonNullable<ImageReport["speed"]>["parts"]) =>
  (Object.entries(parts) as [string, number][]).map(([id, seconds]) => ({ id, seconds }));

function memoryTile(report: ImageReport, voice: Voice) {
  const { fit, configuration: now } = report;
  const { words, numbers } = voice;
  const { memory, image } = words;
  const { per_gpu: gpu } = fit;
  const capacity = memory.of(numbers.gb(gpu.capacity_bytes));
  const flops = now.tflop_per_image;
  return tile(
    memory.title,
    numbers.gb(gpu.needed_bytes),
    capacity,
    [
      { name: image.largest, value: numbers.whole(fit.max_batch) },
      ...(flops === null ? [] : [{ name: image.work, value: `${numbers.figure(flops)} TFLOP` }]),
      fit.shortfall_bytes > 0
        ? { name: memory.missing, value: `${numbers.gb(fit.shortfall_bytes)} GB` }
        : {
            name: memory.usable,
            value: `${numbers.gb(gpu.usable_bytes)} GB`,
            explain: explaining("usable_memory_bytes", report, voice),
          },
    ],
    explaining("needed_bytes", report, voice),
  );
}

function timeTile(report: ImageReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { image } = words;
  if (!speed) return emptyTile(image.each, words.speed.none);
  const [value = "", unit = ""] = secondsText(speed.seconds_per_image, voice).split(" ");
  const range = secondsRange(speed.seconds_per_image, pair(speed.range.seconds_per_image), voice);
  return tile(
    image.each,
    value,
    `${unit} ${range}`,
    [
      {
        name: image.hour,
        value: numbers.figure(speed.images_per_hour),
        explain: explaining("images_per_hour", report, voice),
      },
      {
        name: words.thousandImages,
        value: numbers.duration((1000 * 3_600_000) / speed.images_per_hour),
      },
      { name: image.steps, value: numbers.figure(speed.steps_per_second) },
      { name: words.speed.bound, value: words.speed.bounds[speed.bound] ?? speed.bound },
    ],
    explaining("seconds_per_image", report, voice),
  );
}

function costTile(report: ImageReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { image } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(image.thousand, why);
  }
  const range = numbers.dollarRange(pair(cost.range.usd_per_1000_images));
  return tile(
    image.thousand,
    numbers.dollars(cost.usd_per_1000_images),
    range,
    [
      { name: image.hourly, value: numbers.price(cost.usd_per_hour) },
      ...siteEnergy(
        words.power.energyImages,
        report.power?.site_kwh_per_1000_images,
        report.power?.range.site_kwh_per_1000_images,
        report,
        voice,
      ),
      ...meanPower(report, voice),
      priceFact(cost.offer, voice),
    ],
    explaining("usd_per_1000_images", report, voice),
  );
}

function columns(voice: Voice): Column<ImageReport>[] {
  const { numbers, words } = voice;
  const { image } = words;
  return [
    fitColumn(voice),
    {
      title: image.each,
      cell: ({ speed }) => (speed ? secondsText(speed.seconds_per_image, voice) : missing),
    },
    {
      title: image.hour,
      cell: ({ speed }) => (speed ? numbers.figure(speed.images_per_hour) : missing),
    },
    {
      title: image.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.dollars(cost.usd_per_1000_images) : missing),
    },
  ];
}
