// Turns a Hugging Face config.json into an entry of data/models, to be pasted after review.
// Usage: node data/tools/import_model.mjs <config.json> --id <owner/name> [--family F] [--released D] [--license L]
//        [--total N] [--cite C]     N: the published count of parameters; C: where the configuration was read
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { shapeOfConfig } from "./model_config/shape.mjs";
import { derivedParameters } from "./shape.mjs";

const PRECISIONS = { float32: "fp32", float16: "fp16", bfloat16: "bf16" };
const QUANTIZED = { fp8: "fp8", mxfp4: "mxfp4", gptq: "int4", awq: "int4" };

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

/** {entry, count, unused}: the entry, the parameters that its shapes derive, and the fields that shaped nothing. */
export function importModel(whole, { id, family, released, license, total, cite, today }) {
  const config = whole.text_config ?? whole;
  const { shape, used, unused } = shapeOfConfig(whole);
  const tied = { tie_word_embeddings: shape.tied_embeddings };
  const recorded = Object.fromEntries(used.map((key) => [key, compact(config[key])]));
  const count = derivedParameters(shape) + shape.other_parameters;
  const precision = precisionOf(whole);
  const name = id.split("/")[1];
  const entry = {
    id,
    name: name.replaceAll("-", " "),
    aliases: [name.toLowerCase()],
    family: family ?? config.model_type,
    kind: "text",
    config: { ...recorded, ...tied },
    vision_parameters: 0,
    parameters_total: total ?? count,
    checkpoint_precision: precision,
    checkpoint_kv_precision: "bf16",
    approximate_shape: Boolean(whole.vision_config),
    license: license ?? "not stated",
    released: released ?? today.slice(0, 4),
    sources: [
      {
        fields: total ? "all" : ["config"],
        cite: cite ?? `https://huggingface.co/${id}/blob/main/config.json`,
        date: today,
      },
    ],
    verified: total !== undefined,
  };
  return { entry, count, unused };
}

function main() {
  const text = { type: "string" };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { id: text, family: text, released: text, license: text, total: text, cite: text },
  });
  if (positionals.length !== 1 || !values.id)
    throw new Error("usage: import_model.mjs <config.json> --id <owner/name> [--total N] …");
  const { entry, count, unused } = importModel(JSON.parse(readFileSync(positionals[0], "utf8")), {
    ...values,
    total: values.total && Number(values.total),
    today: new Date().toISOString().slice(0, 10),
  });
  console.log(JSON.stringify(entry, null, 2));
  console.error(`The shapes give ${count} parameters; the entry says ${entry.parameters_total}.`);
  console.error(`Not used, look whether one of them shapes a layer: ${unused.join(", ")}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(`import_model: ${error.message}`);
    process.exit(1);
  }
}
