import type { ExplainWords } from "../i18n/en/explain.ts";
import type { Words } from "../i18n/index.ts";
import type { DerivedId, DerivedInput } from "./lines.ts";

/** What figures that follow from others are called, and what they are made from: as where they stand on the page. */
const derivedNames = (
  { rentOrBuy, rentOrBuyTab: tab, trainingTab, furtherFields: further, ...words }: Words,
  own: ExplainWords,
): Readonly<Record<Exclude<DerivedId, "images_per_hour"> | DerivedInput, string>> => ({
  ...own.names,
  usable_memory_bytes: words.memory.usable,
  max_sequence_length: trainingTab.longest,
  usd_per_month: words.costs.month,
  training_tokens_per_second: trainingTab.speed,
  mfu: words.training.use,
  gpu_hours: trainingTab.gpuHours,
  usd_per_run: words.hpc.run,
  run_seconds: words.hpc.time,
  hardware_usd: rentOrBuy.hardware,
  energy_usd_per_month: tab.energy,
  hosting_usd_per_month: tab.hosting,
  usd_per_used_hour: `${tab.buyTitle}, ${tab.usedHour}`,
  break_even_month: rentOrBuy.breakEven,
  usd_per_gpu: further.cardprice,
  server_usd_per_gpu: further.serverprice,
  pue: words.fields.pue,
  utilization: further.used,
  usd_per_kwh: words.fields.electricity,
  usd_per_kw_month: further.hosting,
  residual_fraction: further.residual,
  months: further.months,
  api_usd_per_million_tokens: further.api,
});

/** What a figure or an input is called. */
export function nameOf(id: string, own: ExplainWords, words: Words): string {
  const names: Readonly<Record<string, string>> = {
    ...words.working.names,
    ...derivedNames(words, own),
  };
  return names[id] ?? id;
}
