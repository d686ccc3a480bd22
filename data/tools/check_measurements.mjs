// Checks data/measurements/: every file against its schema, every row against the catalogue, and the set for coverage.
// Usage: node data/tools/check_measurements.mjs [<data folder>]   (exit status 1 when something is wrong)
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { METRICS, fieldsSetTwice, pointsOf, readMeasurements } from "./measurements.mjs";
import { DATA, readCatalogue, readJson } from "./read.mjs";

/** What the calibration needs at least, and the largest share that one repository may have. */
const LEAST = { points: 600, gpus: 25, engines: 12 };
const LARGEST_SHARE = 0.35;

const TEXTS = [
  "model",
  "gpu",
  "weights",
  "kv_cache",
  "load",
  "engine",
  "engine_version",
  "date",
  "use",
  "tuning",
  "lengths",
];
const FRACTIONS = [
  "requests_per_second",
  "memory_utilization",
  "cached_prefix_fraction",
  "accepted_tokens_per_step",
];
const LOADS = ["steady", "benchmark", "burst", "offline", "static"];
const REQUIRED = ["model", "gpu", "gpu_count", "weights", "load", "input_tokens", "output_tokens"];
const ONE_STREAM = METRICS.slice(3);
/** Fields that name the configuration; two points that share them all are one measurement told twice. */
const NOT_IDENTITY = new Set([...METRICS, "use"]);

function ids(entries) {
  return new Set(entries.map(({ id }) => id));
}

/** The names that a point may use. */
export function knownNames({ gpus, models, precisions }) {
  return {
    gpu: ids(gpus),
    model: ids(models),
    weights: ids(precisions.weights),
    kv_cache: ids(precisions.kv_cache),
    load: new Set(LOADS),
  };
}

function typeProblem(field, value) {
  if (TEXTS.includes(field)) return typeof value === "string" ? "" : `${field} is no text`;
  if (METRICS.includes(field))
    return Number.isFinite(value) && value > 0 ? "" : `${field} is ${value}: not above 0`;
  if (FRACTIONS.includes(field)) return Number.isFinite(value) ? "" : `${field} is no number`;
  return Number.isInteger(value) && value >= 0 ? "" : `${field} is ${value}: no whole number`;
}

/** What is wrong with one point, as texts. */
export function pointProblems(point, known) {
  const problems = Object.entries(point)
    .map(([field, value]) => typeProblem(field, value))
    .filter((problem) => problem !== "");
  for (const [field, names] of Object.entries(known)) {
    if (point[field] !== undefined && !names.has(point[field]))
      problems.push(`unknown ${field} ${point[field]}`);
  }
  for (const field of REQUIRED) {
    if (point[field] === undefined) problems.push(`no ${field}`);
  }
  if (!METRICS.some((metric) => metric in point)) problems.push("nothing was measured");
  const loads = ["concurrency", "requests_per_second"].filter((field) => field in point);
  if (point.load !== "offline" && loads.length === 0)
    problems.push("neither concurrency nor requests_per_second");
  if (loads.length > 1) problems.push("both concurrency and requests_per_second");
  if (point.load !== "steady" && loads.includes("requests_per_second"))
    problems.push("a rate is offered to a steady load");
  if (ONE_STREAM.some((metric) => metric in point) && point.concurrency !== 1)
    problems.push("a metric of one stream needs concurrency 1");
  const { tensor = 1, pipeline = 1, data = 1, attention_data: attention = 1 } = point;
  const gpus = tensor * pipeline * data * attention;
  if (point.gpu_count !== gpus)
    problems.push(`gpu_count is ${point.gpu_count}, the layout ${gpus}`);
  return problems;
}

function identity(point) {
  const fields = Object.entries(point).filter(([field]) => !NOT_IDENTITY.has(field));
  const metrics = METRICS.filter((metric) => metric in point);
  return JSON.stringify([fields.sort(), metrics]);
}

/** What the set as a whole lacks. `points` carry `repository`, where their table stands. */
export function coverageProblems(points) {
  const problems = [];
  const distinct = (field) => new Set(points.map((point) => point[field])).size;
  const found = { points: points.length, gpus: distinct("gpu"), engines: distinct("engine") };
  for (const [what, least] of Object.entries(LEAST)) {
    if (found[what] < least) problems.push(`${found[what]} ${what}, at least ${least} are needed`);
  }
  const counts = new Map();
  for (const { repository } of points) counts.set(repository, (counts.get(repository) ?? 0) + 1);
  for (const [repository, count] of counts) {
    if (count > LARGEST_SHARE * points.length)
      problems.push(`${repository} gives ${count} of ${points.length} points: too many`);
  }
  return problems;
}

/** owner/repository of a citation, or the host of its address. */
function repositoryOf({ cite }) {
  if (cite.startsWith("https://github.com/")) return cite.split("/").slice(3, 5).join("/");
  return /^[\w.-]+\/[\w.-]+/.exec(cite)?.[0] ?? cite;
}

function fileProblems(content, engines, known) {
  const problems = fieldsSetTwice(content).map((field) => `${field} stands in request and columns`);
  const today = new Date().toISOString();
  if (content.source.date > today) problems.push(`source date ${content.source.date} is not past`);
  content.rows.forEach((row, index) => {
    if (row.length !== content.columns.length)
      problems.push(
        `row ${index + 1} has ${row.length} cells for ${content.columns.length} columns`,
      );
  });
  if (!engines.has(content.engine.id)) problems.push(`unknown engine ${content.engine.id}`);
  if (problems.length > 0) return problems;
  return pointsOf(content).flatMap((point, index) =>
    pointProblems(point, known).map((problem) => `row ${index + 1}: ${problem}`),
  );
}

/** Checks the folder: {problems: texts, points: every point with its `repository`}. */
export function checkMeasurements(root = DATA) {
  const ajv = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true }));
  const validate = ajv.compile(readJson(DATA, "schema/measurements.schema.json"));
  const catalogue = readCatalogue(root);
  const engines = ids(catalogue.engines);
  const known = knownNames(catalogue);
  const problems = [];
  const points = [];
  const seen = new Map();
  for (const { path, content } of readMeasurements(root)) {
    const report = (problem) => problems.push(`${path}: ${problem}`);
    if (!validate(content)) {
      validate.errors.forEach(({ instancePath, message }) => report(`${instancePath} ${message}`));
      continue;
    }
    fileProblems(content, engines, known).forEach(report);
    pointsOf(content).forEach((point, index) => {
      const key = identity(point);
      if (seen.has(key)) report(`row ${index + 1} repeats ${seen.get(key)}`);
      seen.set(key, `${path} row ${index + 1}`);
      points.push({ ...point, repository: repositoryOf(content.source) });
    });
  }
  return { problems: [...problems, ...coverageProblems(points)], points };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { problems, points } = checkMeasurements(process.argv[2]);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(`${problems.length} problems in data/measurements/`);
    process.exit(1);
  }
  const distinct = (field) => new Set(points.map((point) => point[field])).size;
  console.log(
    `data/measurements/: ${points.length} points, ${distinct("gpu")} GPUs, ${distinct("model")} models, ${distinct("engine")} engines: all well`,
  );
}
