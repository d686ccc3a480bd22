// Turns what a datasheet prints of a card into an entry of data/gpus, and says what it had to derive.
// Usage: node data/tools/import_gpu.mjs --like <id of a card of the same chip family> --name <name> --memory <GB>
//        --bandwidth <GB/s> (or --bus <bit> --pin <Gbit/s>) --fp32 <TFLOP/s> --watts <W> --year <Y> --cite <C> --read <D>
//        [--mib <MiB> --mib-basis B] [--alias A] [--notes N] [--write data/gpus/<file>.json]
// Rates that are not given follow FP32 by the ratios of the card that it is like: tensor cores of one family do as much
// per clock and core. Any field of the entry may be given by its own name, as --fp16_tensor_dense_tflops 98.3.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { jsonText } from "./json_text.mjs";
import { readCatalogue, readJson, DATA } from "./read.mjs";

const RATES = [
  "fp64_tflops",
  "fp64_tensor_dense_tflops",
  "tf32_tensor_dense_tflops",
  "fp16_tensor_dense_tflops",
  "bf16_tensor_dense_tflops",
  "fp8_tensor_dense_tflops",
  "fp4_tensor_dense_tflops",
  "int8_tensor_dense_tops",
];

/** Four significant digits: what datasheets print. */
const rounded = (value) => Number(value.toPrecision(4));

/** Rates as those of `like`, by the ratio of FP32. */
function ratesLike(like, fp32) {
  const ratio = fp32 / like.fp32_tflops;
  const scaled = (rate) => (rate === null || rate === undefined ? null : rounded(rate * ratio));
  return Object.fromEntries(RATES.map((name) => [name, scaled(like[name])]));
}

/** What the driver reports: as much of the marketed memory as of the card that it is like. */
function reported(like, gb) {
  return Math.round((like.memory_mib / like.memory_gb) * gb);
}

const OF_FAMILY = [
  "vendor",
  "architecture",
  "form_factor",
  "memory_class",
  "memory_type",
  "sparsity_doubles_rates",
  "nvlink_gb_s_per_direction",
  "nvlink_domain_gpus",
  "nvlink_generation",
  "pcie_generation",
  "pcie_gb_s_per_direction",
  "dpx",
  "transformer_engine",
  "compute_capability",
  "clocks_above_sheet",
];

/** The fields of an entry in the order in which the others hold them. */
function ordered(entry) {
  const { gpu } = readJson(DATA, "schema/gpus.schema.json").$defs;
  const names = [...Object.keys(gpu.properties)];
  return Object.fromEntries(
    names.filter((name) => name in entry).map((name) => [name, entry[name]]),
  );
}

/**
 * {entry, derived}: the entry, and the fields that nobody printed. `given` holds name, memory, fp32, watts, year, cite
 * and read, bandwidth or bus and pin, and whatever else is known under its own name.
 */
export function importGpu(given, like) {
  const { name, memory, fp32, watts, year, cite, read, bus, pin, mib, alias, ...more } = given;
  const bandwidth = given.bandwidth ?? (bus * pin) / 8;
  const short = name
    .toLowerCase()
    .replace(/^(geforce|radeon|instinct|moore threads|hygon|metax) /, "");
  const properties = Object.keys(readJson(DATA, "schema/gpus.schema.json").$defs.gpu.properties);
  const own = Object.fromEntries(
    Object.entries(more).filter(
      ([field, value]) => properties.includes(field) && value !== undefined,
    ),
  );
  const known = new Set(Object.keys(own));
  const derived = [
    ...RATES.filter((rate) => !known.has(rate) && like[rate] !== null),
    ...(mib === undefined ? ["memory_mib"] : []),
  ];
  const entry = {
    id: `${short.replace(/ ?\d+ ?gb$/, "").replaceAll(/[ +()]+/g, "-")}-${memory}gb`,
    name,
    aliases: alias ? [alias] : [],
    ...Object.fromEntries(
      OF_FAMILY.flatMap((field) => (field in like ? [[field, like[field]]] : [])),
    ),
    year,
    memory_gb: memory,
    memory_mib: mib ?? reported(like, memory),
    memory_mib_basis: given["mib-basis"] ?? `as ${like.name} reports of its memory`,
    memory_bandwidth_gb_s: rounded(bandwidth),
    fp32_tflops: fp32,
    ...ratesLike(like, fp32),
    power_watts: watts,
    mig_instances: 0,
    ...(given.notes ? { notes: given.notes } : {}),
    sources: [
      { fields: "all", cite, date: read },
      ...(given.bandwidth_cite
        ? [{ fields: ["memory_bandwidth_gb_s"], cite: given.bandwidth_cite, date: read }]
        : []),
    ],
    verified: true,
    ...own,
  };
  delete entry.bandwidth_cite;
  return { entry: ordered(entry), derived };
}

/** The entry joins the file, in place of one with its id. */
function writeEntry(path, entry) {
  const file = existsSync(path)
    ? JSON.parse(readFileSync(path, "utf8"))
    : { $schema: "../schema/gpus.schema.json", gpus: [] };
  const place = file.gpus.findIndex(({ id }) => id === entry.id);
  if (place < 0) file.gpus.push(entry);
  else file.gpus[place] = entry;
  writeFileSync(path, jsonText(file));
}

const number = (value) => (/^-?[\d.]+$/.test(value) ? Number(value) : value);

function main() {
  const { gpus } = readCatalogue();
  const text = { type: "string" };
  const names =
    "like name memory bandwidth bus pin fp32 watts year cite read mib mib-basis alias notes write";
  const { gpu } = readJson(DATA, "schema/gpus.schema.json").$defs;
  const fields = Object.keys(gpu.properties).filter((name) => name.includes("_"));
  const { values } = parseArgs({
    options: Object.fromEntries([...names.split(" "), ...fields].map((name) => [name, text])),
  });
  const { like: id, write, ...given } = values;
  const like = gpus.find((one) => one.id === id);
  const missing = ["name", "memory", "fp32", "watts", "year", "cite", "read"].filter(
    (n) => !given[n],
  );
  if (!like) throw new Error(`--like must name a card of the catalogue, ${id} is none`);
  if (missing.length > 0) throw new Error(`missing: ${missing.join(", ")}`);
  const texts = new Set(["name", "cite", "read", "notes", "alias", "mib-basis"]);
  const typed = Object.entries(given).map(([n, v]) => [n, texts.has(n) ? v : number(v)]);
  const { entry, derived } = importGpu(Object.fromEntries(typed), like);
  if (write) writeEntry(write, entry);
  else console.log(jsonText(entry));
  console.error(`Derived from ${like.name}, replace what is printed: ${derived.join(", ")}`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(`import_gpu: ${error.message}`);
    process.exit(1);
  }
}
