import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { SpeechReport } from "whichgpu";
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
import { heldTile } from "../embedding/held-tile.ts";
import { pair, secondsText } from "../image/card.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { speechAround } from "./around.ts";
import { speechCard } from "./card.ts";
import { speechInputs } from "./inputs.ts";

/** Speech written down. */
export const speechPanel: Panel<"speech"> = {
  inputs: speechInputs,
  remedies: ({ fit }, voice, apply) =>
    remedies({ lacking: "memory", fixes: fit.fixes, inVain: fit.in_vain }, voice, apply),
  around: speechAround,
  details({ report }, rows, voice, actions): TemplateResult {
    return html`${guard([report, voice], () => figures(report, voice))}
    ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
    ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory and time are spent on. */
function figures(report: SpeechReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { speech } = words;
  const { fit, speed, configuration: now } = report;
  const clip = { name: speech.clip, value: `${numbers.gb(fit.per_gpu.clip_bytes)} GB` };
  return html`<div class="tiles">
      ${heldTile(report, voice, [clip])} ${rateTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(speed, voice, speech.reasons, [])}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${speechCard.bar(report, voice)} ${memoryUnits(now.gpu.id, fit.per_gpu.capacity_bytes, voice)}
    </section>
    ${
      speed
        ? html`<section class="card panel">
            <h2>${speech.timeTitle}</h2>
            ${timeBar(
              [
                { id: "encoder", seconds: speed.encoder_seconds },
                { id: "decoder", seconds: speed.decoder_seconds },
              ],
              speech.parts,
              voice,
            )}
          </section>`
        : ""
    }`;
}

/** The same clips on other cards. */
function others(
  { configuration: { gpu } }: SpeechReport,
  rows: readonly SpeechReport[],
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { speech } = voice.words;
  return html`<section class="card panel">
    <h2>${speech.others}</h2>
    ${comparison(rows, columns(voice), {
      title: speech.others,
      identify: countedCard,
      chosen: gpu.id,
      voice,
      see,
      choose: ({ configuration: other }) => {
        apply({ gpu: other.gpu.id, price: null });
      },
    })}
  </section>`;
}

function rateTile(report: SpeechReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { speech } = words;
  if (!speed) return emptyTile(speech.rate, words.speed.none);
  return tile(
    speech.rate,
    numbers.figure(speed.rtfx),
    numbers.range(pair(speed.range.rtfx)),
    [
      ...(speed.streams
        ? [
            {
              name: speech.streams,
              value: numbers.whole(speed.streams.at_once),
              range: speech.limits[speed.streams.limited_by],
            },
          ]
        : []),
      {
        name: speech.reading,
        value: secondsText(speed.encoder_seconds, voice),
        explain: explaining("encoder_seconds", report, voice),
      },
      {
        name: speech.writing,
        value: secondsText(speed.decoder_seconds, voice),
        explain: explaining("decoder_seconds", report, voice),
      },
      { name: speech.silent, value: numbers.percent(speed.silent_share) },
      { name: words.speed.bound, value: words.speed.bounds[speed.bound] ?? speed.bound },
    ],
    explaining("rtfx", report, voice),
  );
}

function costTile(report: SpeechReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { speech } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(speech.hour, why);
  }
  return tile(
    speech.hour,
    numbers.dollars(cost.usd_per_audio_hour),
    numbers.dollarRange(pair(cost.range.usd_per_audio_hour)),
    [
      { name: words.image.hourly, value: numbers.price(cost.usd_per_hour) },
      ...siteEnergy(
        speech.electricity,
        report.power?.site_kwh_per_audio_hour,
        report.power?.range.site_kwh_per_audio_hour,
        report,
        voice,
      ),
      ...meanPower(report, voice),
      priceFact(cost.offer, voice),
    ],
    explaining("usd_per_audio_hour", report, voice),
  );
}

function columns(voice: Voice): Column<SpeechReport>[] {
  const { numbers, words } = voice;
  const { speech } = words;
  return [
    fitColumn(voice),
    { title: speech.rate, cell: ({ speed }) => (speed ? numbers.figure(speed.rtfx) : missing) },
    {
      title: speech.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.dollars(cost.usd_per_audio_hour) : missing),
    },
  ];
}
