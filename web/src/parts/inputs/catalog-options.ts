import type { Voice } from "../../i18n/voice.ts";
import type { ComboOption } from "../combo-box/filter.ts";

const MONTH_MS = 30 * 86_400_000;
const OLDEST = Date.UTC(2019, 0);
const NEWEST_MONTHS = 120;

/** Every language model, the newer the likelier meant. */
export function modelOptions({ catalog, numbers }: Voice): ComboOption[] {
  return catalog.models.map((model) => ({
    id: model.id,
    label: model.name,
    aliases: model.aliases,
    detail: `${numbers.billions(model.parameters)} · ${numbers.tokens(model.max_context_tokens)} · ${model.id}`,
    group: model.family,
    prior: (Date.parse(model.released) - OLDEST) / MONTH_MS / NEWEST_MONTHS || 0,
  }));
}

/** Places that cards are asked for first, and years in which the others came. */
const PLACES = 12;
const FIRST_YEAR = 2010;

/** Every card of the catalog, whole; the well-known ones are likelier meant, then the newer ones. */
export function gpuOptions(voice: Voice): ComboOption[] {
  return voice.catalog.gpus.map((gpu) => ({
    id: gpu.id,
    label: gpu.name,
    aliases: gpu.aliases,
    detail: `${gpuFigures(gpu, voice)} · ${gpu.architecture}`,
    group: gpu.vendor,
    also: `${gpu.vendor} ${gpu.architecture}`,
    prior: gpu.well_known > 0 ? 1 - gpu.well_known / (2 * PLACES) : (gpu.year - FIRST_YEAR) / 40,
  }));
}

/** The slices (MIG) that cards can be cut into. */
export function sliceOptions(voice: Voice): ComboOption[] {
  return voice.catalog.gpus.flatMap(({ id, name, aliases, mig_profiles }) =>
    mig_profiles.map((slice) => ({
      id: slice.id,
      label: slice.name,
      aliases: aliases.map((alias) => slice.id.replace(/.*(?=:)/, alias)),
      detail: sliceFigures(slice, voice),
      group: name,
      also: "mig",
      under: id,
    })),
  );
}

type Card = Voice["catalog"]["gpus"][number];

function sliceFigures(slice: Card["mig_profiles"][number], { numbers, words }: Voice): string {
  const memory = `${numbers.gb(slice.memory_bytes)} GB`;
  return words.slice(memory, slice.instances, numbers.percent(slice.memory_share));
}

export function gpuFigures(gpu: Card, { numbers }: Voice): string {
  const memory = `${numbers.figure(gpu.marketed_memory_bytes / 1e9)} GB`;
  const speed = gpu.memory_bandwidth_bytes_per_second;
  const bandwidth =
    speed >= 1e12 ? `${numbers.figure(speed / 1e12)} TB/s` : `${numbers.figure(speed / 1e9)} GB/s`;
  return `${memory} · ${bandwidth}`;
}
