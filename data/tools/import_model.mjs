// Turns the files of a Hugging Face model into an entry of data/models and says what they do not tell.
// Usage: node data/tools/import_model.mjs <folder or config.json> --id <owner/name> [--write data/models/<file>.json]
//        [--name N] [--family F] [--kind K] [--released D] [--license L] [--cite C] [--read D]
//        [--published 284B --published-cite C] [--total N] [--reader build/…/tests/model_shape]
// N of --total: the exact published count of parameters; --published: the count as it is printed, which the entry keeps and
// which the checks hold against the shapes; C: where it was read. A folder holds config.json and, where the model has
// them, hf_quant_config.json and model.safetensors.index.json.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { jsonText } from "./json_text.mjs";
import { shapeOfConfig } from "./model_config/shape.mjs";
import { agreesWithPrinted } from "./printed_count.mjs";
import { derivedParameters } from "./shape.mjs";

const PRECISIONS = { float32: "fp32", float16: "fp16", bfloat16: "bf16" };
const QUANTIZED = { fp8: "fp8", mxfp4: "mxfp4", gptq: "int4", awq: "int4" };
const BESIDE = { quantization: "hf_quant_config.json", index: "model.safetensors.index.json" };
const SHAPE = ["hidden", "vocabulary", "tied_embeddings", "attention", "feed_forward"];

/** Python writes Infinity and NaN, which JSON does not have; where they stand nothing shapes a model. */
function parse(text) {
  return JSON.parse(text.replace(/(?<=[[,:\s])-?(Infinity|NaN)(?=[,\]}\s])/g, "0"));
}

/** The files of a model: {config, quantization?, index?} of a folder, or of a config.json and those beside it. */
export function readFiles(path) {
  const whole = statSync(path).isDirectory() ? join(path, "config.json") : path;
  const files = { config: parse(readFileSync(whole, "utf8")) };
  for (const [name, file] of Object.entries(BESIDE)) {
    const beside = join(dirname(whole), file);
    if (existsSync(beside)) files[name] = parse(readFileSync(beside, "utf8"));
  }
  return files;
}

/** What the core's own reader makes of the files: the program model_shape. Nothing where it has not been built. */
export function coreReader(program) {
  const usual = ["build/dev/tests/model_shape", "build/native/tests/model_shape"];
  const found = program ?? usual.find((path) => existsSync(path));
  if (!found) return undefined;
  return (files) => {
    const answer = execFileSync(found, { input: `${JSON.stringify(files)}\n`, maxBuffer: 1 << 28 });
    const shape = JSON.parse(answer);
    if (shape.error) throw new Error(shape.error.replaceAll("file.config.", "config.json: "));
    return shape;
  };
}

/** Weight precision id of the checkpoint. */
function precisionOf(config) {
  const method = config.quantization_config?.quant_method;
  if (method && !QUANTIZED[method]) throw new Error(`quant_method "${method}" is not known`);
  return method ? QUANTIZED[method] : (PRECISIONS[config.torch_dtype ?? config.dtype] ?? "bf16");
}

/** Lists of layer kinds become the count of each. */
function compact(value) {
  if (!Array.isArray(value)) return value;
  const counts = {};
  for (const item of value) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

/** The configuration's own fields, where this program derives the shape from them. */
function byConfiguration(whole) {
  const config = whole.text_config ?? whole;
  const { shape, used, unused } = shapeOfConfig(whole);
  const recorded = Object.fromEntries(used.map((key) => [key, compact(config[key])]));
  return {
    fields: { config: { ...recorded, tie_word_embeddings: shape.tied_embeddings } },
    text: derivedParameters(shape) + shape.other_parameters,
    vision: 0,
    unused,
  };
}

/** A group as the schema wants it: a recurrence states its states, none of them too. */
function stated(group) {
  return group.kind === "linear"
    ? {
        ...group,
        state_elements: group.state_elements ?? 0,
        convolution_elements: group.convolution_elements ?? 0,
      }
    : group;
}

/** The shape itself, as the core reads it, where only the core counts its layers. */
function byShape(read) {
  const fields = Object.fromEntries(SHAPE.map((name) => [name, read[name]]));
  fields.attention = fields.attention.map(stated);
  const other = {
    other_parameters: Math.round(read.other_parameters),
    other_parameters_basis: "norms and biases, as core/api/model counts them for the family",
    ...(read.looked_up_parameters > 0 ? { looked_up_parameters: read.looked_up_parameters } : {}),
    max_context_tokens: read.max_context_tokens,
  };
  const vision = Math.round(read.vision_parameters);
  return {
    fields: { ...fields, ...other },
    text: Math.round(read.parameters) - vision,
    vision,
    unused: read.ignored_parts,
  };
}

/** The recorded fields by whichever reader counts the layers; both must agree where both do. */
function recordedFields(files, read) {
  let own;
  try {
    own = byConfiguration(files.config);
  } catch (error) {
    if (!read) throw new Error(`${error.message}; build model_shape, which may`, { cause: error });
    return byShape(read);
  }
  if (!read) return own;
  const shape = byShape(read);
  if (shape.text !== own.text) return shape;
  return { ...own, vision: shape.vision };
}

/** What of the entry nobody has said yet. */
function unsaid(entry, { license, released, total, published }) {
  return [
    license ? [] : ["its license"],
    released ? [] : ["when it was released: the year of today was taken"],
    total || published ? [] : ["a published count to hold the shapes against"],
    entry.vision_parameters > 0 && !total
      ? ["the exact size of its towers: counted by their widths"]
      : [],
  ].flat();
}

/**
 * {entry, count, unused, unsaid}: the entry, the parameters that its shapes derive, the fields that shaped nothing, and
 * what the files do not tell. `read`: what coreReader() made of the same files.
 */
export function importModel(files, options, read) {
  const { id, name, family, kind, released, license, total, published, cite, today } = options;
  const { fields, text, vision: counted, unused } = recordedFields(files, read);
  const vision = total && counted > 0 ? Math.max(0, total - text) : counted;
  const count = text + vision;
  const short = id.split("/")[1];
  const config = files.config.text_config ?? files.config;
  const agrees = published === undefined || agreesWithPrinted(total ?? count, published);
  const sources = [
    {
      fields: [fields.config ? "config" : "attention", ...(total ? ["parameters_total"] : [])],
      cite: cite ?? `https://huggingface.co/${id}/blob/main/config.json`,
      date: options.read ?? today,
    },
  ];
  if (published)
    sources.push({
      fields: ["published_parameters", ...(released ? ["released"] : [])],
      cite: options["published-cite"] ?? `https://huggingface.co/${id}`,
      date: options.read ?? today,
    });
  const entry = {
    id,
    name: name ?? short.replaceAll("-", " "),
    aliases: [short.toLowerCase()],
    family: family ?? config.model_type,
    kind: kind ?? read?.kind ?? "text",
    ...fields,
    vision_parameters: vision,
    ...(vision > 0
      ? {
          vision_parameters_basis: total
            ? "what the published total holds beside the text part"
            : "towers counted by their widths, as core/api/model does",
        }
      : {}),
    parameters_total: total ?? count,
    ...(published ? { published_parameters: published } : {}),
    checkpoint_precision: read?.checkpoint_precision ?? precisionOf(files.config),
    ...(read?.checkpoint_bytes ? { checkpoint_bytes: read.checkpoint_bytes } : {}),
    checkpoint_kv_precision: read?.checkpoint_kv_precision ?? "bf16",
    ...(read?.fp8_block_scales === false && read.checkpoint_precision === "fp8"
      ? { fp8_block_scales: false }
      : {}),
    approximate_shape: read?.approximate_shape ?? Boolean(files.config.vision_config),
    license: license ?? "not stated",
    released: released ?? today.slice(0, 4),
    sources,
    verified: (total !== undefined || published !== undefined) && agrees,
  };
  return { entry, count, unused, unsaid: unsaid(entry, options) };
}

/** The entry joins the file, in place of one with its id. */
function writeEntry(path, entry) {
  const file = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : { $schema: "../schema/models.schema.json", models: [] };
  const place = file.models.findIndex(({ id }) => id === entry.id);
  if (place < 0) file.models.push(entry);
  else file.models[place] = entry;
  writeFileSync(path, jsonText(file));
}

function main() {
  const text = { type: "string" };
  const names = "id name family kind released license total cite read published published-cite";
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(
      [...names.split(" "), "reader", "write"].map((name) => [name, text]),
    ),
  });
  if (positionals.length !== 1 || !values.id)
    throw new Error("usage: import_model.mjs <folder or config.json> --id <owner/name> …");
  const files = readFiles(positionals[0]);
  const options = {
    ...values,
    total: values.total && Number(values.total),
    today: new Date().toISOString().slice(0, 10),
  };
  const result = importModel(files, options, coreReader(values.reader)?.(files));
  if (values.write) writeEntry(values.write, result.entry);
  else console.log(JSON.stringify(result.entry, null, 2));
  console.error(
    `The shapes give ${result.count} parameters; the entry says ${result.entry.parameters_total}${values.published ? `, ${values.published} is printed` : ""}.`,
  );
  if (result.unsaid.length > 0) console.error(`The files do not tell ${result.unsaid.join("; ")}.`);
  if (result.unused.length > 0)
    console.error(`Not used, look whether one of them shapes a layer: ${result.unused.join(", ")}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(`import_model: ${error.message}`);
    process.exit(1);
  }
}
