import { nothing } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import { hourly } from "../../parts/tiles/hourly.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { unbroken, type Headline } from "../../parts/verdict/verdict.ts";

/** A rate as a number of TFLOP/s. */
export const teraflops = (flops: number, { numbers }: Voice): string =>
  numbers.figure(flops / 1e12);

/** How fast can a numerical code be on this card? */
export const hpcCard: Card<"hpc"> = {
  headline(report, voice): Headline {
    const { words, numbers } = voice;
    const { hpc } = words;
    const { roofs, precision } = report;
    const [first, second] = roofs;
    const gpu = unbroken(report.gpu.name);
    const name = hpc.precisions[precision].split(/[ ,]/)[0] ?? precision;
    if (!first)
      return {
        verdict: "does_not_fit",
        badge: hpc.noUnits,
        main: hpc.cannot(gpu, name),
        quiet: "",
      };
    const products =
      second && second.attainable_flops > first.attainable_flops
        ? hpc.inProducts(teraflops(second.attainable_flops, voice))
        : "";
    const speed = teraflops(first.attainable_flops, voice);
    const intensity = numbers.figure(report.arithmetic_intensity);
    return {
      verdict: "fits",
      badge: hpc.bound[first.bound],
      main: hpc.reaches(gpu, speed, name, intensity),
      quiet:
        hpc.ofPeak(numbers.percent(first.attainable_flops / first.peak_flops)) + products + hpc.end,
    };
  },
  summary: ({ gpu, precision }, { words }): string =>
    `${gpu.name} · ${words.hpc.precisions[precision]}`,
  bar: () => nothing,
  figures: (report, voice): Fact[] => [
    ...roofFigures(report, voice),
    ...hourly(report.cost, voice),
  ],
};

function roofFigures({ roofs }: HpcReport, voice: Voice): Fact[] {
  return roofs.map(({ unit, attainable_flops }) => ({
    name: voice.words.hpc.units[unit],
    value: `${teraflops(attainable_flops, voice)} TFLOP/s`,
  }));
}
