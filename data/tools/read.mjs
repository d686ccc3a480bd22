// Reads the catalogue's JSON files.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shapeOfConfig } from "./model_config/shape.mjs";

/** The data folder of this repository. */
export const DATA = join(dirname(fileURLToPath(import.meta.url)), "..");

/** One JSON file below `root`; a syntax error names the file. */
export function readJson(root, path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`, { cause: error });
  }
}

/** The JSON files of a folder in a fixed order, as [{path, content}]. */
export function readFolder(root, folder) {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ path: `${folder}/${file}`, content: readJson(root, `${folder}/${file}`) }));
}

/** A model with the shape that its configuration gives; an error names the model. */
function withShape(model) {
  if (!model.config) return model;
  try {
    const { shape, unused } = shapeOfConfig(model.config);
    if (unused.length > 0) throw new Error(`config: ${unused.join(", ")} shapes nothing`);
    return { ...model, ...shape };
  } catch (error) {
    throw new Error(`${model.id}: ${error.message}`, { cause: error });
  }
}

/** A model with the layers that draft, of those that data/drafts.json names. */
const withHead = ({ heads }) => {
  const layers = new Map(heads.flatMap((head) => head.models.map((id) => [id, head.layers])));
  return (model) =>
    layers.has(model.id) ? { ...model, multi_token_layers: layers.get(model.id) } : model;
};

/** Everything the tables are made from. `gpus`, `models` and `offers` are flat lists. */
export function readCatalogue(root = DATA) {
  const drafts = readJson(root, "drafts.json");
  const entries = (folder) => readFolder(root, folder).flatMap(({ content }) => content[folder]);
  return {
    architectures: readJson(root, "architectures.json").architectures,
    gpus: entries("gpus"),
    models: entries("models").map(withShape).map(withHead(drafts)),
    drafts,
    qualities: readJson(root, "quality.json").formats,
    offers: entries("offers"),
    imageModels: entries("image_models"),
    precisions: readJson(root, "precisions.json"),
    engines: readJson(root, "engines.json").engines,
    engineSupport: readJson(root, "engine_support.json").rows,
    calibration: readJson(root, "calibration.json"),
    imageCalibration: readJson(root, "image_calibration.json"),
    partitionings: readJson(root, "mig_profiles.json").partitionings,
    trainingFrameworks: readJson(root, "training_frameworks.json").frameworks,
    trainingCalibration: readJson(root, "training_calibration.json"),
    judgement: readJson(root, "judgement.json"),
    powerCalibration: readJson(root, "power_calibration.json"),
    reinforcementCalibration: readJson(root, "reinforcement_calibration.json"),
    embeddingCalibration: readJson(root, "embedding_calibration.json"),
    speechCalibration: readJson(root, "speech_calibration.json"),
    coldStart: readJson(root, "cold_start.json"),
    ownership: readJson(root, "ownership.json"),
    apiPrices: readJson(root, "api_prices.json").prices,
    matrixProducts: readJson(root, "matrix_products.json").rows,
    checkpoints: readJson(root, "checkpoints.json").checkpoints,
    unread: readJson(root, "unread.json"),
    configFamilies: readJson(root, "config_families.json").families,
    visionFamilies: readJson(root, "vision_families.json").families,
  };
}
