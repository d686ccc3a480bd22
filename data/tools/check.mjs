// Checks data/: every file against its schema, then the entries against each other.
// Usage: node data/tools/check.mjs [<data folder>]   (exit status 1 when something is wrong)
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { claimProblems } from "./check_claims.mjs";
import { launchProblems } from "./check_launch.mjs";
import { crossCheck } from "./cross_checks.mjs";
import { holdings } from "./holdings.mjs";
import { DATA, readCatalogue, readFolder, readJson } from "./read.mjs";

const FOLDERS = ["gpus", "models", "offers", "claims", "image_models"];
const FILES = [
  "architectures",
  "precisions",
  "engines",
  "engine_support",
  "calibration",
  "duties",
  "mig_profiles",
  "exchange_rates",
  "image_calibration",
  "training_frameworks",
  "training_calibration",
  "matrix_products",
  "ownership",
  "power_calibration",
  "embedding_calibration",
  "speech_calibration",
  "reinforcement_calibration",
  "cold_start",
  "api_prices",
  "config_families",
  "vision_families",
  "accuracy",
  "judgement",
  "drafts",
  "quality",
  "launch",
  "carbon",
  "electricity",
  "unread",
  "checkpoints",
  "other_tools",
];

/** Folders of measurements that have a schema of their own, with its name. */
const MEASUREMENTS = [
  ["measurements/memory", "memory_measurements"],
  ["measurements/arrivals", "arrivals_measurements"],
  ["measurements/refused", "refused"],
  ["measurements/drafts", "drafts_measurements"],
  ["measurements/offload", "offload_measurements"],
  ["measurements/embedding", "embedding_measurements"],
  ["measurements/cold_start", "cold_start_measurements"],
  ["measurements/disaggregation", "disaggregation_measurements"],
  ["measurements/images", "image_measurements"],
  ["measurements/pictures", "picture_measurements"],
  ["measurements/power", "power_measurements"],
  ["measurements/reinforcement", "reinforcement_measurements"],
  ["measurements/speech", "speech_measurements"],
  ["measurements/training", "training_measurements"],
  ["measurements/training_limits", "training_limits"],
];

/** Files that break their schema, as texts "<file>: <place> <what is wrong>". */
function schemaProblems(root) {
  const ajv = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true }));
  const documents = [
    ...FOLDERS.flatMap((folder) =>
      readFolder(root, folder).map((file) => ({ ...file, schema: folder })),
    ),
    ...MEASUREMENTS.flatMap(([folder, schema]) =>
      readFolder(root, folder).map((file) => ({ ...file, schema })),
    ),
    ...FILES.map((name) => ({
      path: `${name}.json`,
      content: readJson(root, `${name}.json`),
      schema: name,
    })),
  ];
  const validators = new Map();
  for (const name of [...FOLDERS, ...FILES, ...MEASUREMENTS.map(([, schema]) => schema)]) {
    validators.set(name, ajv.compile(readJson(DATA, `schema/${name}.schema.json`)));
  }
  return documents.flatMap(({ path, content, schema }) => {
    const validate = validators.get(schema);
    if (validate(content)) return [];
    return validate.errors.map(({ instancePath, message, params }) => {
      const extra = params.additionalProperty ? ` "${params.additionalProperty}"` : "";
      return `${path}: ${instancePath || "/"} ${message}${extra}`;
    });
  });
}

const root = process.argv[2] ?? DATA;
const today = new Date().toISOString().slice(0, 10);
let problems = schemaProblems(root);
if (problems.length === 0) {
  const claims = readFolder(root, "claims").map(({ content }) => content);
  problems = [
    ...crossCheck(readCatalogue(root), today),
    ...claimProblems(claims, readJson(root, "duties.json").duties),
    ...launchProblems(
      readJson(root, "launch.json"),
      readJson(root, "engines.json").engines,
      readJson(root, "training_frameworks.json").frameworks,
    ),
  ];
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} problems in data/`);
  process.exit(1);
}
const catalogue = readCatalogue(root);
const { gpus, models, offers } = catalogue;
for (const line of holdings(catalogue, today)) console.log(line);
console.log(
  `data/: ${gpus.length} GPUs, ${models.length} models, ${offers.length} offers: all well`,
);
