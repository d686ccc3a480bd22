import { html, nothing, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, missing, type Column } from "../../parts/comparison/comparison.ts";
import { notes } from "../../parts/notes/notes.ts";
import type { Panel } from "../panel.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { working } from "../../parts/working/working.ts";
import { teraflops } from "./card.ts";
import { hpcInputs } from "./inputs.ts";
import { roofline } from "./roofline.ts";
import { balanceRule } from "./balance.ts";
import { isPreset } from "../../state/presets.ts";
import { balanceCheck } from "./balance-check.ts";

type Roof = HpcReport["roofs"][number];
type Relative = HpcReport["relative"][number];

/** Numerical codes: how fast at best. */
export const hpcPanel: Panel<"hpc"> = {
  inputs: hpcInputs,
  details({ report, request }, _, voice, { apply }): TemplateResult {
    const { hpc } = voice.words;
    const { gpu, roofs } = report;
    return html`
      <div class="tiles">
        ${roofs.map((roof) => roofTile(roof, report, voice))} ${costTile(report, voice)}
      </div>
      <div class="two">
        <section class="card panel cards-scroll">
          <h2>${hpc.others}</h2>
          ${comparison(report.relative, columns(report, voice), {
            title: hpc.others,
            identify: ({ gpu: id, name }) => ({ id, label: name }),
            chosen: gpu.id,
            voice,
            choose: ({ gpu: id }) => {
              apply({ gpu: id, price: null });
            },
          })}
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

/** Least times only where the size of the run is known. */
function columns(report: HpcReport, voice: Voice): Column<Relative>[] {
  const { numbers, words } = voice;
  const { hpc } = words;
  const timed = report.relative.some(({ seconds }) => seconds !== null);
  return [
    { title: hpc.unit, cell: ({ unit }) => hpc.unitNotes[unit] },
    { title: hpc.speed, cell: ({ attainable_flops: flops }) => teraflops(flops, voice) },
    { title: hpc.against, cell: ({ relative_speed: ratio }) => numbers.figure(ratio) },
    ...(timed
      ? [
          {
            title: hpc.time,
            cell: ({ seconds }: Relative) =>
              seconds === null ? missing : numbers.duration(seconds * 1000),
          },
        ]
      : []),
  ];
}
