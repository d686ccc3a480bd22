// What a schema cannot say: names are unique, figures agree with each other, dates are real.
import { memoryBusProblems } from "./memory_bus.mjs";
import { partitioningProblems } from "./mig.mjs";
import { aliasTable, unreadNames } from "./names.mjs";
import { agreesWithPrinted } from "./printed_count.mjs";
import { derivedParameters } from "./shape.mjs";

/** Marketed memory never exceeds what a driver reports by more than this: 80 "GB" are up to 80 GiB. */
const MARKETED_TO_REPORTED = [0.68, 1.08];
/** Bytes per second and byte of memory: how often a card can read itself in a second. */
const READS_PER_SECOND = [1.4, 90];
const COUNT_TOLERANCE = 0.001;
const LARGEST_OTHER_SHARE = 0.01;

const TENSOR_RATES = [
  "tf32_tensor_dense_tflops",
  "fp16_tensor_dense_tflops",
  "fp8_tensor_dense_tflops",
  "fp4_tensor_dense_tflops",
];

/** A page's address, or a path inside a repository of owner/name. */
const HAS_ADDRESS = /https?:\/\/[^\s/]+\.[^\s/]+|^[\w.-]+\/[\w.-]+(@[0-9a-f]{7,40})?:\s*\S/;

/** A price to buy at is at most so much older than the newest offer. */
const PRICE_LASTS_DAYS = 365;

function outside(value, [low, high]) {
  return value < low || value > high;
}

/** A calendar day, month or year that exists and is not in the future. */
function badDate(text, today) {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return true;
  const full = `${text}-01-01`.slice(0, 10);
  const date = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full || full > today;
}

/** From the first day of a year, month or day to another day. */
function daysBetween(date, later) {
  return (Date.parse(later) - Date.parse(`${date}-01-01`.slice(0, 10))) / 86_400_000;
}

function datesProblems(sources, today) {
  return sources
    .filter(({ date }) => badDate(date, today))
    .map(({ date }) => `source date ${date} is not a past day`);
}

function sourceProblems(entry, today) {
  const problems = datesProblems(entry.sources, today);
  const covered = entry.sources.flatMap(({ fields }) => (fields === "all" ? [] : fields));
  const unknown = covered.filter((field) => !(field in entry));
  return [
    ...problems,
    ...unknown.map((field) => `a source names the field ${field}, which the entry lacks`),
  ];
}

export function gpuProblems(gpu, today) {
  const problems = sourceProblems(gpu, today);
  const reported = (gpu.memory_mib * 2 ** 20) / (gpu.memory_gb * 1e9);
  if (outside(reported, MARKETED_TO_REPORTED))
    problems.push(`memory_mib is ${reported.toFixed(2)} of memory_gb`);
  const reads = gpu.memory_bandwidth_gb_s / gpu.memory_gb;
  if (outside(reads, READS_PER_SECOND))
    problems.push(`memory_bandwidth_gb_s reads the memory ${reads.toFixed(1)} times a second`);
  problems.push(...memoryBusProblems(gpu));
  const rates = TENSOR_RATES.map((field) => gpu[field]).filter((rate) => rate !== null);
  if (rates.some((rate, index) => index > 0 && rate < rates[index - 1] * 0.99)) {
    problems.push(
      "tensor rates fall towards narrower formats: one of them is probably sparse or mislabelled",
    );
  }
  const fp16 = gpu.fp16_tensor_dense_tflops;
  if (fp16 !== null && gpu.fp8_tensor_dense_tflops > fp16 * 4.01)
    problems.push("FP8 is over four times FP16: sparse?");
  if (gpu.nvlink_gb_s_per_direction > 0 !== gpu.nvlink_domain_gpus > 1)
    problems.push("nvlink speed and domain contradict each other");
  if (gpu.nvlink_gb_s_per_direction > gpu.memory_bandwidth_gb_s)
    problems.push("nvlink is faster than memory");
  if (gpu.memory_gb !== Number(/-(\d+)gb$/.exec(gpu.id)?.[1]))
    problems.push("the id does not end in memory_gb");
  return problems;
}

export function modelProblems(model, precisions, today) {
  const problems = sourceProblems(model, today);
  if (badDate(model.released, today))
    problems.push(`released ${model.released} is not a past date`);
  const total =
    derivedParameters(model) +
    model.other_parameters +
    (model.looked_up_parameters ?? 0) +
    model.vision_parameters;
  const error = Math.abs(total / model.parameters_total - 1);
  const indexed = model.attention.some((group) => group.extra_cache_elements > 0);
  if (indexed && !model.approximate_shape)
    problems.push("what its index computes is not counted, approximate_shape must say so");
  if (error > COUNT_TOLERANCE && (indexed || !model.approximate_shape)) {
    problems.push(
      `shapes give ${total} parameters, parameters_total says ${model.parameters_total}`,
    );
  }
  const { published_parameters: printed, notes = "" } = model;
  if (printed && !agreesWithPrinted(model.parameters_total, printed) && !notes.includes(printed))
    problems.push(`parameters_total is not ${printed}, and the notes do not say why`);
  const share = model.other_parameters / model.parameters_total;
  if (share > LARGEST_OTHER_SHARE && model.parameters_total > 1e9 && !model.approximate_shape)
    problems.push(`other_parameters are ${(share * 100).toFixed(1)} % of the total`);
  for (const group of model.attention) {
    if (group.kind === "grouped_query" && group.heads % group.kv_heads !== 0)
      problems.push("heads is no multiple of kv_heads");
    if (group.window > model.max_context_tokens) problems.push("window exceeds max_context_tokens");
  }
  for (const { experts = 0, experts_per_token: visited = 0 } of model.feed_forward) {
    if (visited > experts) problems.push("experts_per_token exceeds experts");
  }
  if (!precisions.weights.some(({ id }) => id === model.checkpoint_precision))
    problems.push(`unknown checkpoint_precision ${model.checkpoint_precision}`);
  if (!precisions.kv_cache.some(({ id }) => id === model.checkpoint_kv_precision))
    problems.push(`unknown checkpoint_kv_precision ${model.checkpoint_kv_precision}`);
  return problems;
}

export function offerProblems(offer, gpuIds, today) {
  const problems = [];
  if (!gpuIds.has(offer.gpu)) problems.push(`unknown gpu ${offer.gpu}`);
  if (offer.as_of !== "" && badDate(offer.as_of, today))
    problems.push(`as_of ${offer.as_of} is not a past date`);
  if (!offer.current) return problems;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(offer.as_of))
    problems.push("a current price needs the day it was read");
  if (!HAS_ADDRESS.test(offer.source)) problems.push("a current price needs an address as source");
  if (offer.retired !== undefined && offer.retired <= today)
    problems.push(`it was retired on ${offer.retired}`);
  return problems;
}

/** Current offers of which the same list, newer, has another row: same instance, same terms. */
function supersededProblems(offers) {
  const newest = new Map();
  const key = ({ provider, gpu, kind, gpu_count: count, instance, region }) =>
    [provider, gpu, kind, count, instance, region].join("|").toLowerCase();
  for (const offer of offers) {
    const other = newest.get(key(offer));
    if (other === undefined || other.as_of < offer.as_of) newest.set(key(offer), offer);
  }
  return offers
    .filter((offer) => offer.current && newest.get(key(offer)).as_of > offer.as_of)
    .map((offer) => `${offer.id} is superseded by ${newest.get(key(offer)).id}`);
}

/** Every GPU's generation says which factors of the fits it takes, and none is there for nothing. */
function architectureProblems(architectures, gpus) {
  const used = new Set(gpus.map(({ architecture }) => architecture));
  const known = new Set(architectures.map(({ name }) => name));
  return [
    ...[...used].filter((name) => !known.has(name)).map((name) => `${name} is missing`),
    ...[...known].filter((name) => !used.has(name)).map((name) => `no GPU is of ${name}`),
    ...duplicates(architectures.map(({ name }) => name)).map((name) => `${name} is there twice`),
  ];
}

/** A board that holds its chip below the printed rates: another board prints the same at that power. */
function heldClockProblems(gpu, gpus) {
  if (gpu.peak_power_watts === undefined) return [];
  const same = (other) =>
    other.power_watts === gpu.peak_power_watts &&
    other.architecture === gpu.architecture &&
    other.bf16_tensor_dense_tflops === gpu.bf16_tensor_dense_tflops;
  if (gpu.power_watts < gpu.peak_power_watts && gpus.some(same)) return [];
  return ["no board of the same rates takes peak_power_watts"];
}

function duplicates(ids) {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Flags that the core takes for granted: somebody must have them. */
function flagProblems(entries, flags) {
  return flags
    .filter((flag) => !entries.some((entry) => entry[flag] === true))
    .map((flag) => `no entry is marked ${flag}`);
}

/** What versions of engines refer to, and that each version of an engine is there once. */
function versionProblems(engines) {
  const known = new Map(engines.map((engine) => [engine.id, engine]));
  const newest = (engine) => known.get(engine?.earlier_version_of) ?? engine;
  const versions = engines.filter(({ version }) => version !== undefined);
  return [
    ...engines
      .flatMap((engine) => [
        engine.earlier_version_of,
        engine.calibrated_as,
        engine.calibrated_on_amd,
      ])
      .filter((id) => id && !known.has(id))
      .map((id) => `there is no engine ${id}`),
    ...duplicates(versions.map((e) => `${newest(newest(e)).id} ${e.version}`)).map(
      (version) => `${version} is there twice`,
    ),
  ];
}

function purchaseProblems(price, gpuIds, newestOffer, today) {
  const { gpu, usd, usd_low: low, usd_high: high, as_of: asOf } = price;
  return [
    ...(gpuIds.has(gpu) ? [] : [`there is no GPU ${gpu}`]),
    ...(asOf > today ? [`as_of ${asOf} is in the future`] : []),
    ...(daysBetween(asOf, newestOffer) > PRICE_LASTS_DAYS
      ? [`as_of ${asOf} is over a year before the newest offer`]
      : []),
    ...(low > usd || usd > high ? ["the typical price is not between low and high"] : []),
  ];
}

function apiPriceProblems({ apiPrices, models }, today) {
  const known = new Set(models.map(({ id }) => id));
  const of = ({ provider, model }) => `${provider}, ${model}`;
  return [
    ...apiPrices.flatMap((price) => {
      const { usd_per_million_input: input, usd_per_million_cached: cached } = price;
      return [
        ...(known.has(price.model) ? [] : ["there is no such model"]),
        ...(price.as_of > today ? [`as_of ${price.as_of} is in the future`] : []),
        ...(cached > input ? ["cached prompts cost more than others"] : []),
      ].map((problem) => `${of(price)}: ${problem}`);
    }),
    ...duplicates(apiPrices.map(of)),
  ];
}

/** Names in engine_support.json that nothing in the catalogue has. */
function supportProblems({ engineSupport, engines, precisions, architectures }) {
  const ids = (list) => list.map(({ id }) => id);
  const known = {
    engine: ids(engines),
    weights: ["gguf", ...ids(precisions.weights)],
    kv_cache: ids(precisions.kv_cache),
    generations: architectures.map(({ name }) => name),
  };
  return engineSupport.flatMap((row) =>
    Object.entries(known).flatMap(([field, names]) =>
      [row[field] ?? []]
        .flat()
        .filter((name) => !names.includes(name) || name.includes(" "))
        .map((name) => `${row.engine}: ${field} ${name}`),
    ),
  );
}

/** Bits of a weight of each format that names them, scales and the parts that stay wide included. */
const BITS = [
  [/^(bf16|fp16)$/, [15, 17.5]],
  [/^8bit|^MXFP8/, [7.9, 9.6]],
  [/^6bit/, [6, 7.6]],
  [/^5bit/, [5, 6.5]],
  [/^4bit/, [4, 6]],
  [/^3bit/, [3, 5]],
];

/** Files whose size their model and format cannot have. */
function checkpointProblems({ models, checkpoints }) {
  const byId = new Map(models.map((model) => [model.id, model]));
  return checkpoints.flatMap(({ model: id, repository, format, bytes }) => {
    const model = byId.get(id);
    if (!model) return [`${repository}: there is no model ${id}`];
    const [, range] = BITS.find(([named]) => named.test(format)) ?? [undefined, [3, 17.5]];
    const bits = (8 * bytes) / model.parameters_total;
    return outside(bits, range) ? [`${repository}: ${bits.toFixed(2)} bits a weight`] : [];
  });
}

/** Names that the catalogue holds, or that stand twice, are not unread. */
function unreadProblems({ gpus, models, unread }) {
  const held = [gpus, models].flatMap((entries) =>
    entries.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => name.toLowerCase())),
  );
  const names = unreadNames(unread).map(({ name }) => name);
  return [
    ...names.filter((name) => held.includes(name)).map((name) => `${name} has an entry`),
    ...duplicates(names).map((name) => `${name} is there twice`),
  ];
}

/** All problems of the catalogue as texts "<id>: <problem>". `today` is an ISO day. */
export function crossCheck(catalogue, today) {
  const { gpus, models, offers, precisions, engines, calibration, partitionings, imageModels } =
    catalogue;
  const problems = [];
  const report = (id, found) => problems.push(...found.map((problem) => `${id}: ${problem}`));
  for (const [what, entries] of [
    ["GPU", gpus],
    ["model", models],
    ["image model", imageModels],
    ["weight precision", precisions.weights],
    ["KV precision", precisions.kv_cache],
  ]) {
    try {
      aliasTable(what, entries);
    } catch (error) {
      problems.push(error.message);
    }
  }
  const gpuIds = new Set(gpus.map(({ id }) => id));
  report("architectures.json", architectureProblems(catalogue.architectures, gpus));
  for (const gpu of gpus) report(gpu.id, gpuProblems(gpu, today));
  for (const model of models) report(model.id, modelProblems(model, precisions, today));
  for (const model of imageModels) report(model.id, sourceProblems(model, today));
  for (const partitioning of partitionings) {
    report(`MIG of ${partitioning.gpus[0]}`, partitioningProblems(partitioning, gpus));
    report(`MIG of ${partitioning.gpus[0]}`, datesProblems(partitioning.sources, today));
  }
  report("MIG", duplicates(partitionings.flatMap((partitioning) => partitioning.gpus)));
  const cut = new Set(partitionings.flatMap((partitioning) => partitioning.gpus));
  for (const { id, mig_instances: most } of gpus)
    if (most > 0 !== cut.has(id))
      report(id, ["mig_instances and mig_profiles.json contradict each other"]);
  for (const offer of offers) report(offer.id, offerProblems(offer, gpuIds, today));
  report("offers", supersededProblems(offers));
  const prices = catalogue.ownership.purchase_prices;
  const newestOffer = offers.map(({ as_of: asOf }) => asOf).reduce((a, b) => (a > b ? a : b));
  for (const price of prices)
    report(`price of ${price.gpu}`, purchaseProblems(price, gpuIds, newestOffer, today));
  report("purchase prices", duplicates(prices.map(({ gpu }) => gpu)));
  report("API prices", apiPriceProblems(catalogue, today));
  for (const list of [offers, precisions.weights, precisions.kv_cache, engines]) {
    report("duplicate id", duplicates(list.map(({ id }) => id)));
  }
  for (const gpu of gpus) report(gpu.id, heldClockProblems(gpu, gpus));
  const known = new Set(engines.map(({ id }) => id));
  report(
    "calibration",
    Object.keys(calibration.engines)
      .filter((id) => !known.has(id))
      .map((id) => `unknown engine ${id}`),
  );
  report(
    "calibration",
    engines
      .filter(({ id, calibrated_as: other }) => !((other ?? id) in calibration.engines))
      .map(({ id }) => `nothing for engine ${id}`),
  );
  report("engines", versionProblems(engines));
  report("engine_support.json", supportProblems(catalogue));
  const readsGguf = engines.filter((engine) => engine.gguf_weights);
  report("engines", flagProblems(engines, ["makes_images"]));
  report("engines that read GGUF files", flagProblems(readsGguf, ["usual"]));
  report(
    "training frameworks",
    flagProblems(catalogue.trainingFrameworks, ["usual_for_pretraining", "usual_for_fine_tuning"]),
  );
  report("unread.json", unreadProblems(catalogue));
  report("checkpoints.json", checkpointProblems(catalogue));
  const places = gpus.flatMap((gpu) => gpu.well_known ?? []);
  report("well_known", duplicates(places.map(String)));
  return problems;
}
