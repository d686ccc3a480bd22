import type { Catalog, Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { SideWords } from "../../i18n/en/side-by-side.ts";
import { SPARSE_SPEEDUP } from "./sparsity.ts";

export type Card = Catalog["gpus"][number];

/** One column: what is estimated, and the data sheet of its card (none for a card of one's own). */
export interface Side {
  readonly report: Report;
  readonly card: Card | undefined;
}

/** One row: a figure of every column. */
export interface Figure {
  readonly name: keyof SideWords["figures"];
  /** Undefined where there is none. */
  readonly value: (side: Side) => number | null | undefined;
  readonly show: (value: number) => string;
  /** Which value is best, where one is. */
  readonly best?: "most" | "least";
}

/** Rows under one heading. */
export interface Group {
  readonly title: keyof SideWords["groups"];
  readonly figures: readonly Figure[];
}

/** Every figure of a serving estimate, and the data sheets of the cards: dense rates of one card. */
export function groupsOf({ numbers }: Voice): readonly Group[] {
  const { figure, whole, duration, dollars, price, tokens } = numbers;
  const gigabytes = (bytes: number) => `${numbers.gb(bytes)} GB`;
  const teraflops = (flops: number) => figure(flops / 1e12);
  const perSecond = (bytes: number) => `${figure(bytes / 1e9)} GB/s`;
  return [
    {
      title: "memory",
      figures: [
        { name: "needed", value: ({ report }) => report.fit.per_gpu.needed_bytes, show: gigabytes },
        { name: "usable", value: ({ report }) => report.fit.per_gpu.usable_bytes, show: gigabytes },
        {
          name: "room",
          value: ({ report }) => report.fit.max_concurrency,
          show: whole,
          best: "most",
        },
        {
          name: "longest",
          value: ({ report }) => report.fit.max_context_tokens || undefined,
          show: tokens,
          best: "most",
        },
      ],
    },
    {
      title: "speed",
      figures: [
        {
          name: "each",
          value: ({ report }) => report.speed?.tokens_per_second_per_user,
          show: figure,
          best: "most",
        },
        {
          name: "first",
          value: ({ report }) => report.speed?.ttft_ms,
          show: duration,
          best: "least",
        },
        {
          name: "token",
          value: ({ report }) => report.speed?.tpot_ms,
          show: duration,
          best: "least",
        },
        {
          name: "all",
          value: ({ report }) => report.speed?.output_tokens_per_second,
          show: figure,
          best: "most",
        },
        {
          name: "requests",
          value: ({ report }) => report.speed?.requests_per_second,
          show: figure,
          best: "most",
        },
      ],
    },
    {
      title: "cost",
      figures: [
        {
          name: "hour",
          value: ({ report }) => report.cost?.usd_per_hour,
          show: price,
          best: "least",
        },
        {
          name: "output",
          value: ({ report }) => report.cost?.usd_per_million_output_tokens ?? undefined,
          show: dollars,
          best: "least",
        },
        {
          name: "million",
          value: ({ report }) => report.cost?.usd_per_million_tokens ?? undefined,
          show: dollars,
          best: "least",
        },
        {
          name: "month",
          value: ({ report }) => report.cost?.usd_per_month,
          show: dollars,
          best: "least",
        },
      ],
    },
    {
      title: "card",
      figures: [
        {
          name: "memory",
          value: ({ card }) => card?.marketed_memory_bytes,
          show: gigabytes,
          best: "most",
        },
        {
          name: "reported",
          value: ({ card }) => card?.memory_bytes,
          show: gigabytes,
          best: "most",
        },
        {
          name: "bandwidth",
          value: ({ card }) => card?.memory_bandwidth_bytes_per_second,
          show: perSecond,
          best: "most",
        },
        {
          name: "fp16",
          value: ({ card }) => card?.dense_flops.fp16,
          show: teraflops,
          best: "most",
        },
        {
          name: "sparse",
          value: ({ card }) =>
            card?.sparsity_doubles_rates
              ? SPARSE_SPEEDUP * (card.dense_flops.fp16 ?? 0) || undefined
              : undefined,
          show: teraflops,
        },
        {
          name: "tf32",
          value: ({ card }) => card?.dense_flops.tf32,
          show: teraflops,
          best: "most",
        },
        { name: "fp8", value: ({ card }) => card?.dense_flops.fp8, show: teraflops, best: "most" },
        { name: "fp4", value: ({ card }) => card?.dense_flops.fp4, show: teraflops, best: "most" },
        {
          name: "fp32",
          value: ({ card }) => card?.dense_flops.fp32,
          show: teraflops,
          best: "most",
        },
        {
          name: "fp64",
          value: ({ card }) => card?.dense_flops.fp64,
          show: teraflops,
          best: "most",
        },
        {
          name: "fp64Tensor",
          value: ({ card }) => card?.dense_flops.fp64_tensor,
          show: teraflops,
          best: "most",
        },
        {
          name: "nvlink",
          value: ({ card }) => card?.nvlink_bytes_per_second_per_direction || undefined,
          show: perSecond,
          best: "most",
        },
        {
          name: "pcie",
          value: ({ card }) => card?.pcie_bytes_per_second_per_direction,
          show: perSecond,
          best: "most",
        },
        {
          name: "power",
          value: ({ card }) => card?.power_watts || undefined,
          show: (watts) => `${whole(watts)} W`,
        },
        { name: "slices", value: ({ card }) => card?.mig_instances || undefined, show: whole },
        { name: "year", value: ({ card }) => card?.year, show: String },
      ],
    },
  ];
}
