import type { TemplateResult } from "lit";
import { measuredFields } from "../../state/fields.ts";
import type { FieldName } from "../index.ts";
import { MARKED } from "../../state/request.ts";
import { numberField, selectField, type SelectOption } from "../../parts/field/field.ts";
import { html } from "lit";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import { percentileOptions } from "../../parts/inputs/percentile.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import type { FormContext } from "../panel.ts";
import { versionOptions } from "./engine-options.ts";
import { isRelevant } from "./relevance.ts";
import type { Voice } from "../../i18n/voice.ts";

/** Models below this many parameters are offered as those that draft. */
const LARGEST_DRAFTER = 9e9;

/** Behind disclosures, each opened by what it holds: how the GPUs share the work, the engine, the load. */
export function advanced({
  question,
  report,
  voice,
  at,
}: FormContext<"serving" | "compare">): TemplateResult {
  const { words, numbers, catalog } = voice;
  const now = report?.configuration;
  const drafts = report?.speculative;
  const decided = (value: string | number | undefined) =>
    value === undefined ? words.auto : words.chosen(String(value));

  const limit = (name: FieldName) => () =>
    numberField(at(name), { unit: words.milliseconds, placeholder: words.planTab.unlimited });

  const controls: Partial<Record<FieldName, () => TemplateResult>> = {
    kv: () =>
      selectField(at("kv"), [
        ["", now ? words.automatically(voice.precisionName(now.precision.kv_cache)) : words.auto],
        ...catalog.kv_precisions.map(({ id, name }) => [id, name] as const),
      ]),
    tensor: () => numberField(at("tensor"), { placeholder: decided(now?.parallelism.tensor) }),
    pipeline: () =>
      numberField(at("pipeline"), { placeholder: decided(now?.parallelism.pipeline) }),
    data: () => numberField(at("data"), { placeholder: decided(now?.parallelism.data) }),
    attention: () =>
      numberField(at("attention"), { placeholder: decided(now?.parallelism.attention_data) }),
    expert: () => numberField(at("expert"), { placeholder: decided(now?.parallelism.expert) }),
    network: () => numberField(at("network"), { unit: words.networkUnit, placeholder: "400" }),
    version: () =>
      selectField(at("version"), [
        ["", words.auto],
        ...versionOptions(catalog.engines, question.engine),
      ]),
    tuning: () =>
      selectField(at("tuning"), [
        ["", words.tuning.default],
        ["tuned", words.tuning.tuned],
      ]),
    flash: () =>
      selectField(at("flash"), [
        ["", words.auto],
        ["true", words.flash.on],
        ["false", words.flash.off],
      ]),
    utilization: () =>
      numberField(at("utilization"), { placeholder: decided(now?.memory_utilization) }),
    sequences: () =>
      numberField(at("sequences"), {
        placeholder: decided(now && numbers.whole(now.max_num_seqs)),
      }),
    batched: () =>
      numberField(at("batched"), { placeholder: decided(batchedByDefault(now?.engine, voice)) }),
    pictures: () => numberField(at("pictures"), { placeholder: "0" }),
    picwidth: () => numberField(at("picwidth"), { unit: words.vision.pixels, placeholder: "1920" }),
    picheight: () =>
      numberField(at("picheight"), { unit: words.vision.pixels, placeholder: "1080" }),
    maxpixels: () => numberField(at("maxpixels"), { placeholder: words.auto }),
    softtokens: () =>
      selectField(at("softtokens"), [
        ["", words.auto],
        ...["70", "140", "280", "560", "1120"].map((tokens): SelectOption => [tokens, tokens]),
      ]),
    preparation: () =>
      selectField(at("preparation"), [
        ["", words.vision.host],
        ["gpu", "GPU"],
      ]),
    piccached: () => numberField(at("piccached"), { placeholder: "0" }),
    clip: () => numberField(at("clip"), { unit: words.latency.seconds, placeholder: "0" }),
    clipfps: () => numberField(at("clipfps"), { placeholder: "2" }),
    clipwidth: () =>
      numberField(at("clipwidth"), { unit: words.vision.pixels, placeholder: "1280" }),
    clipheight: () =>
      numberField(at("clipheight"), { unit: words.vision.pixels, placeholder: "720" }),
    offload: () =>
      selectField(at("offload"), [
        ["", words.offload.none],
        [MARKED, words.offload.layers],
      ]),
    layers: () => numberField(at("layers"), { placeholder: decided(report?.fit.host?.gpu_layers) }),
    experts: () =>
      numberField(at("experts"), { placeholder: decided(report?.fit.host?.expert_layers_on_host) }),
    hostmemory: () => numberField(at("hostmemory"), { unit: "GB/s", placeholder: "89.6" }),
    receive: () => numberField(at("receive"), { placeholder: "1" }),
    batchwait: () => numberField(at("batchwait"), { placeholder: "0" }),
    attentionwait: () => numberField(at("attentionwait"), { placeholder: "0" }),
    cached: () => numberField(at("cached"), { placeholder: "0" }),
    drafting: () => selectField(at("drafting"), Object.entries(words.drafts.methods)),
    written: () => selectField(at("written"), Object.entries(words.drafts.tasks)),
    drafter: () =>
      selectField(at("drafter"), [
        ["", words.drafts.choose],
        ...catalog.models
          .filter(({ parameters }) => parameters < LARGEST_DRAFTER)
          .map(({ id, name }) => [id, name] as const),
      ]),
    draft: () =>
      numberField(at("draft"), {
        placeholder: drafts ? decided(drafts.draft_tokens) : words.draftOff,
      }),
    accepted: () =>
      numberField(at("accepted"), {
        qualifier: words.acceptedHint,
        placeholder: decided(drafts?.acceptance_length && numbers.figure(drafts.acceptance_length)),
      }),
    twopools: () =>
      selectField(at("twopools"), [
        ["", words.twoPools.together],
        [MARKED, words.twoPools.apart],
      ]),
    reading: () =>
      numberField(at("reading"), {
        placeholder: decided(report?.disaggregation?.prefill?.gpus),
      }),
    poollink: () => numberField(at("poollink"), { unit: "GB/s", placeholder: "50" }),
    adapters: () => numberField(at("adapters"), { placeholder: "0" }),
    adapterrank: () => numberField(at("adapterrank"), { placeholder: "16" }),
    keptrank: () => numberField(at("keptrank"), { placeholder: decided(report?.lora?.max_rank) }),
    mix: () =>
      selectField(at("mix"), [
        ["", words.beside.alone],
        ...catalog.gpus
          .filter(
            ({ vendor }) => vendor === catalog.gpus.find(({ id }) => id === now?.gpu.id)?.vendor,
          )
          .map(({ id, name }) => [id, name] as const),
      ]),
    copies: () =>
      numberField(at("copies"), { placeholder: decided(report?.colocation?.copies ?? 1) }),
    besides: () => numberField(at("besides"), { unit: "GB", placeholder: "0" }),
    shares: () => selectField(at("shares"), Object.entries(words.beside.modes)),
    coldstart: () =>
      selectField(at("coldstart"), [
        ["", words.coldStart.unasked],
        [MARKED, words.coldStart.asked],
      ]),
    disk: () =>
      numberField(at("disk"), {
        unit: "GB/s",
        placeholder: decided(report?.cold_start && numbers.figure(report.cold_start.read_gb_s)),
      }),
    image: () => numberField(at("image"), { unit: "GB", placeholder: "0" }),
    pulled: () => numberField(at("pulled"), { unit: "GB/s", placeholder: "1" }),
    kept: () =>
      selectField(at("kept"), [
        ["", words.coldStart.compiles],
        ["true", words.coldStart.keeps],
      ]),
    load: () => selectField(at("load"), loadOptions(voice)),
    maxttft: limit("maxttft"),
    maxtpot: limit("maxtpot"),
    maxe2e: limit("maxe2e"),
    percentile: () => selectField(at("percentile"), percentileOptions(words)),
    longprompt: () =>
      numberField(at("longprompt"), { unit: words.tokens, placeholder: words.latency.alike }),
    longanswer: () =>
      numberField(at("longanswer"), { unit: words.tokens, placeholder: words.latency.alike }),
    burstiness: () => numberField(at("burstiness"), { placeholder: "1" }),
    thinking: () => numberField(at("thinking"), { unit: words.latency.seconds, placeholder: "0" }),
    tpot: () => numberField(at("tpot"), { unit: words.milliseconds }),
    ttft: () => numberField(at("ttft"), { unit: words.milliseconds }),
    atusers: () => numberField(at("atusers"), { placeholder: question.users }),
    atprompt: () =>
      numberField(at("atprompt"), { unit: words.tokens, placeholder: question.prompt }),
    atanswer: () =>
      numberField(at("atanswer"), { unit: words.tokens, placeholder: question.answer }),
  };
  const isSaid = (name: FieldName) => question[name] !== "" || at(name).error?.field === name;
  const isShown = (name: FieldName) => isSaid(name) || isRelevant(name, question, catalog);
  const group = (title: string, names: readonly FieldName[], hint?: string) => {
    const shown = () => names.filter(isShown).flatMap((name) => controls[name]?.() ?? []);
    return disclosure(title, names.some(isSaid), shown, hint);
  };

  return html`
    ${group(words.timeLimits, ["maxttft", "maxtpot", "maxe2e", "percentile"])}
    ${group(words.sharing, ["kv", "tensor", "pipeline", "data", "attention", "expert", "network", "twopools", "reading", "poollink"])}
    ${group(words.settings, [
      "version",
      "tuning",
      "utilization",
      "sequences",
      "batched",
      "flash",
      "receive",
      "batchwait",
      "attentionwait",
      "offload",
      "layers",
      "experts",
      "hostmemory",
    ])}
    ${powerFields(question, report?.power?.pue, at, voice)}
    ${group(words.traffic, [
      "longprompt",
      "longanswer",
      "burstiness",
      "thinking",
      "cached",
      "drafting",
      "written",
      "drafter",
      "draft",
      "accepted",
      "load",
    ])}
    ${group(words.vision.title, [
      "pictures",
      "picwidth",
      "picheight",
      "maxpixels",
      "softtokens",
      "preparation",
      "piccached",
      "clip",
      "clipfps",
      "clipwidth",
      "clipheight",
    ])}
    ${group(words.beside.title, [
      "adapters",
      "adapterrank",
      "keptrank",
      "copies",
      "besides",
      "shares",
      "mix",
    ])}
    ${group(words.coldStart.title, ["coldstart", "disk", "image", "pulled", "kept"])}
    ${group(words.measured, measuredFields, words.measuredHint)}
  `;
}

/** The engine's own limit on tokens in one step. */
function batchedByDefault(
  engineId: string | undefined,
  { catalog, numbers }: Voice,
): string | undefined {
  const engine = catalog.engines.find(({ id }) => id === engineId);
  return engine && numbers.whole(engine.max_num_batched_tokens);
}

/** The steady load is what the core takes where nothing is said. */
function loadOptions({ words }: Voice): SelectOption[] {
  return Object.entries(words.loads).map(([id, name]) => [id === "steady" ? "" : id, name]);
}
