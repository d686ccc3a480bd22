import { html, nothing, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { notes } from "../../parts/notes/notes.ts";
import type { Panel } from "../panel.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { working } from "../../parts/working/working.ts";
import { teraflops } from "./card.ts";
import "./cards-table.ts";
import { hpcInputs } from "./inputs.ts";
import { roofline } from "./roofline.ts";
import { balanceRule } from "./balance.ts";
import { isPreset } from "../../state/presets.ts";
import { balanceCheck } from "./balance-check.ts";

type Roof = HpcReport["roofs"][number];

/** Numerical codes: how fast at best. */
export const hpcPanel: Panel<"hpc"> = {
  inputs: hpcInputs,
  details({ report, request }, _, voice, { apply }): TemplateResult {
    const { hpc } = voice.words;
    const { roofs } = report;
    return html`
      <div class="tiles">
        ${roofs.map((roof) => roofTile(roof, report, voice))} ${costTile(report, voice)}
      </div>
      <div class="two">
        <section class="card panel cards-scroll">
          <h2>${hpc.others}</h2>
          <whichgpu-hpc-cards
            .report=${report}
            .voice=${voice}
            .apply=${apply}
          ></whichgpu-hpc-cards>
          <p class="fine">${hpc.othersHint}</p>
        </section>
        ${
          roofs.length > 0
            ? html`<section class="card panel">
                <h2>${hpc.chart}</h2>
                ${roofline(report, voice)}
              </section>`
            : nothing
        }
      </div>
      ${isPreset(request, balanceRule.preset) ? balanceCheck(report, voice) : nothing}
      ${notes(report.notes, voice)} ${working(report.working, voice)}
    `;
  },
};

function roofTile(roof: Roof, report: HpcReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { hpc } = words;
  const facts: Fact[] = [
    {
      name: `${hpc.peak} · ${hpc.unitNotes[roof.unit]}`,
      value: `${teraflops(roof.peak_flops, voice)} TFLOP/s`,
    },
    {
      name: hpc.ridge,
      value: `${numbers.figure(roof.ridge_flops_per_byte)} ${hpc.intensityUnit}`,
      explain: explaining(`${roof.unit}_ridge`, report, voice),
    },
    roof.seconds === null
      ? { name: hpc.limit, value: hpc.limits[roof.bound] }
      : { name: hpc.time, value: numbers.duration(roof.seconds * 1000) },
  ];
  return tile(
    hpc.units[roof.unit],
    teraflops(roof.attainable_flops, voice),
    "TFLOP/s",
    facts,
    explaining(`${roof.unit}_attainable_flops`, report, voice),
  );
}

function costTile(report: HpcReport, voice: Voice): TemplateResult {
  const { cost } = report;
  const { words, numbers } = voice;
  if (!cost) return emptyTile(words.cost.title, words.costs.none);
  const { usd_per_run: run } = cost;
  return tile(words.cost.title, numbers.price(cost.usd_per_hour), words.cost.hour, [
    ...(run === null
      ? []
      : [
          {
            name: words.hpc.run,
            value: numbers.dollars(run),
            explain: explaining("usd_per_run", report, voice),
          },
        ]),
    priceFact(cost.offer, voice),
  ]);
}
