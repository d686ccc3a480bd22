import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { EmbeddingReport } from "whichgpu";
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
import { working } from "../../parts/working/working.ts";
import { pair, secondsText } from "../image/card.ts";
import type { Panel, QuestionActions } from "../panel.ts";
import { hoursText } from "../training/hours.ts";
import { embeddingAround } from "./around.ts";
import { embeddingCard } from "./card.ts";
import { embeddingInputs } from "./inputs.ts";
import { heldTile } from "./held-tile.ts";

/** Embedding and reranking. */
export const embeddingPanel: Panel<"embedding"> = {
  inputs: embeddingInputs,
  remedies: ({ fit }, voice, apply) =>
    remedies({ lacking: "memory", fixes: fit.fixes, inVain: fit.in_vain }, voice, apply),
  around: embeddingAround,
  details({ report }, rows, voice, actions): TemplateResult {
    return html`${guard([report, voice], () => figures(report, voice))}
    ${guard([rows, voice], () => others(report, rows ?? [], voice, actions))}
    ${notes(report.notes, voice)} ${working(report.working, voice)}`;
  },
};

/** The tiles, how near they are, and what memory is spent on. */
function figures(report: EmbeddingReport, voice: Voice): TemplateResult {
  const { words } = voice;
  const { gpu } = report.configuration;
  return html`<div class="tiles">
      ${heldTile(report, voice)} ${rateTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report.speed, voice, words.embedding.reasons, [])}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${embeddingCard.bar(report, voice)}
      ${memoryUnits(gpu.id, report.fit.per_gpu.capacity_bytes, voice)}
    </section>`;
}

/** The same documents on other cards. */
function others(
  { configuration: { gpu } }: EmbeddingReport,
  rows: readonly EmbeddingReport[],
  voice: Voice,
  { apply, see }: QuestionActions,
): TemplateResult {
  const { embedding } = voice.words;
  return html`<section class="card panel">
    <h2>${embedding.others}</h2>
    ${comparison(rows, columns(voice), {
      title: embedding.others,
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

function rateTile(report: EmbeddingReport, voice: Voice): TemplateResult {
  const { speed } = report;
  const { words, numbers } = voice;
  const { embedding } = words;
  if (!speed) return emptyTile(embedding.rate, words.speed.none);
  return tile(
    embedding.rate,
    numbers.figure(speed.documents_per_second),
    numbers.range(pair(speed.range.documents_per_second)),
    [
      { name: embedding.tokensPerSecond, value: numbers.figure(speed.tokens_per_second) },
      {
        name: embedding.batch,
        value: secondsText(speed.seconds_per_batch, voice),
        explain: explaining("document_batch_seconds", report, voice),
      },
      ...(speed.seconds_per_query === null
        ? []
        : [{ name: embedding.query, value: secondsText(speed.seconds_per_query, voice) }]),
      {
        name: embedding.corpus,
        value: hoursText(speed.hours, voice),
        explain: explaining("corpus_hours", report, voice),
      },
      { name: words.speed.bound, value: words.speed.bounds[speed.bound] ?? speed.bound },
    ],
    explaining("documents_per_second", report, voice),
  );
}

function costTile(report: EmbeddingReport, voice: Voice): TemplateResult {
  const { cost, fit } = report;
  const { words, numbers } = voice;
  const { embedding } = words;
  if (!cost) {
    const why = fit.verdict === "does_not_fit" ? words.speed.none : words.costs.none;
    return emptyTile(embedding.million, why);
  }
  return tile(
    embedding.million,
    numbers.dollars(cost.usd_per_million_documents),
    numbers.dollarRange(pair(cost.range.usd_per_million_documents)),
    [
      { name: embedding.total, value: numbers.sum(cost.usd_total) },
      { name: embedding.millionTokens, value: numbers.dollars(cost.usd_per_million_tokens) },
      { name: words.image.hourly, value: numbers.price(cost.usd_per_hour) },
      ...siteEnergy(
        embedding.electricity,
        report.power?.site_kwh_per_million_documents,
        report.power?.range.site_kwh_per_million_documents,
        report,
        voice,
      ),
      ...meanPower(report, voice),
      priceFact(cost.offer, voice),
    ],
    explaining("usd_per_million_documents", report, voice),
  );
}

function columns(voice: Voice): Column<EmbeddingReport>[] {
  const { numbers, words } = voice;
  const { embedding } = words;
  return [
    fitColumn(voice),
    {
      title: embedding.rate,
      cell: ({ speed }) => (speed ? numbers.figure(speed.documents_per_second) : missing),
    },
    {
      title: embedding.corpus,
      cell: ({ speed }) => (speed ? hoursText(speed.hours, voice) : missing),
    },
    {
      title: embedding.dollars(numbers.sign),
      cell: ({ cost }) => (cost ? numbers.dollars(cost.usd_per_million_documents) : missing),
    },
  ];
}
