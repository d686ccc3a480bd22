import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { named, type ComboOption } from "../combo-box/filter.ts";
import { comboField, type FieldContext } from "../field/field.ts";
import { ownLink, ownOption } from "../../dialogs/own-links.ts";

/** Chooses one of the catalog's language models, or one of the visitor's own. */
export function modelField(context: FieldContext): TemplateResult {
  const { voice, text } = context;
  const options = [...ownOption(text, voice.words.ownModel), ...modelOptions(voice)];
  return html`${comboField(context, options, modelNote(text, voice))} ${ownLink("model", voice)}`;
}

/** Chooses one of the catalog's cards, a slice of one behind them, or one with changed figures. */
export function gpuField(context: FieldContext): TemplateResult {
  const { voice, text } = context;
  const own = ownOption(text, voice.words.ownGpu);
  const options = [...own, ...gpuOptions(voice), ...sliceOptions(voice)];
  return html`${comboField(context, options, gpuNote(text, voice))} ${ownLink("gpu", voice)}`;
}

function modelOptions({ catalog, numbers }: Voice): ComboOption[] {
  return catalog.models.map(({ id, name, aliases, parameters, max_context_tokens }) => ({
    id,
    label: name,
    aliases,
    detail: `${numbers.billions(parameters)} · ${numbers.tokens(max_context_tokens)} · ${id}`,
  }));
}

/** The size of the model that `name` names; empty if there is none. */
function modelNote(name: string, { catalog, words, numbers }: Voice): string {
  const model = named(catalog.models, name);
  if (!model) return "";
  const parts = [numbers.billions(model.parameters)];
  if (model.active_parameters < 0.9 * model.parameters) {
    parts.push(words.active(numbers.billions(model.active_parameters)));
  }
  return [...parts, numbers.tokens(model.max_context_tokens)].join(" · ");
}

/** Every card of the catalog, whole. */
export function gpuOptions(voice: Voice): ComboOption[] {
  return voice.catalog.gpus.map((gpu) => ({
    id: gpu.id,
    label: gpu.name,
    aliases: gpu.aliases,
    detail: `${gpuFigures(gpu, voice)} · ${gpu.architecture}`,
  }));
}

/** The slices (MIG) that cards can be cut into. */
function sliceOptions(voice: Voice): ComboOption[] {
  return voice.catalog.gpus.flatMap(({ aliases, mig_profiles }) =>
    mig_profiles.map((slice) => ({
      id: slice.id,
      label: slice.name,
      aliases: aliases.map((alias) => slice.id.replace(/.*(?=:)/, alias)),
      detail: sliceFigures(slice, voice),
    })),
  );
}

/** Memory and bandwidth of the card, or memory and share of the slice, that `name` names; empty if none. */
function gpuNote(name: string, voice: Voice): string {
  const gpu = named(voice.catalog.gpus, name);
  return gpu ? gpuFigures(gpu, voice) : (named(sliceOptions(voice), name)?.detail ?? "");
}

type Card = Voice["catalog"]["gpus"][number];

function sliceFigures(slice: Card["mig_profiles"][number], { numbers, words }: Voice): string {
  const memory = `${numbers.gb(slice.memory_bytes)} GB`;
  return words.slice(memory, slice.instances, numbers.percent(slice.memory_share));
}

function gpuFigures(gpu: Card, { numbers }: Voice): string {
  const memory = `${numbers.figure(gpu.marketed_memory_bytes / 1e9)} GB`;
  const speed = gpu.memory_bandwidth_bytes_per_second;
  const bandwidth =
    speed >= 1e12 ? `${numbers.figure(speed / 1e12)} TB/s` : `${numbers.figure(speed / 1e9)} GB/s`;
  return `${memory} · ${bandwidth}`;
}
