// Turns a price list into offers, shows what would change, and with --write changes data/offers.
// Usage: node data/tools/import_offers.mjs skypilot|gpuhunt|csv <list.csv> --provider P --as-of YYYY-MM-DD --source S
//        [--gpu NAME=ID]… [--data FOLDER] [--write]   (csv: provider, as_of and source may be columns instead)
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { FORMATS } from "./import_offers/formats.mjs";
import { gpuFinder } from "./import_offers/gpu_names.mjs";
import { applied, changesOf, offersOf } from "./import_offers/plan.mjs";
import { offerProblems } from "./cross_checks.mjs";
import { DATA, readCatalogue, readFolder, readJson } from "./read.mjs";

const USAGE =
  "usage: import_offers.mjs skypilot|gpuhunt|csv <list.csv> --provider P --as-of D --source S [--gpu NAME=ID] [--write]";

function options() {
  const text = { type: "string" };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      provider: text,
      "as-of": text,
      source: text,
      data: { ...text, default: DATA },
      gpu: { ...text, multiple: true, default: [] },
      write: { type: "boolean", default: false },
    },
  });
  const [format, file] = positionals;
  if (positionals.length !== 2 || !FORMATS[format]) throw new Error(USAGE);
  const chosen = Object.fromEntries(values.gpu.map((pair) => pair.split("=")));
  return { ...values, format, file, chosen, as_of: values["as-of"] };
}

/** Rows of the list; an error names the line. */
function rowsOf({ format, file }) {
  const lines = parse(readFileSync(file), { columns: true, skip_empty_lines: true, trim: true });
  return lines.flatMap((line, index) => {
    try {
      return FORMATS[format](line);
    } catch (error) {
      throw new Error(`${file}, row ${index + 2}: ${error.message}`, { cause: error });
    }
  });
}

const price = ({ usd_per_gpu_hour: usd }) => `$${usd}`;
const describe = (offer) =>
  `${offer.provider}  ${offer.instance}  ${offer.gpu_count} x ${offer.gpu}  ${offer.kind}  ${offer.region}`;

function show({ added, changed, same, missing }, unknown) {
  for (const offer of added) console.log(`+ ${describe(offer)}  ${price(offer)}`);
  for (const { from, to } of changed) {
    const percent = ((to.usd_per_gpu_hour / from.usd_per_gpu_hour - 1) * 100).toFixed(1);
    console.log(`~ ${describe(to)}  ${price(from)} (${from.as_of}) -> ${price(to)}  ${percent}%`);
  }
  for (const offer of missing)
    console.log(`? ${describe(offer)}  ${price(offer)}: not in the list, left as it is`);
  for (const [name, rows] of unknown)
    console.log(`! ${rows} rows name the card "${name}": left out; say --gpu "${name}=<id>"`);
  console.log(
    `${added.length} new, ${changed.length} changed, ${same.length} already there, ${missing.length} not in the list`,
  );
}

/** Stops before anything is written where an offer breaks a rule of the data. */
function refuseBad(offers, gpuIds) {
  const today = new Date().toISOString().slice(0, 10);
  for (const offer of offers) {
    const problems = offerProblems(offer, gpuIds, today);
    for (const field of ["provider", "instance", "source"])
      if (!offer[field]) problems.push(`no ${field}`);
    if (!(offer.usd_per_gpu_hour > 0)) problems.push("no price");
    if (!offer.as_of) problems.push("no as_of: a price without a date is never current");
    if (problems.length > 0) throw new Error(`${describe(offer)}: ${problems.join("; ")}`);
  }
}

/** The file that holds most of the provider's offers, or one of its own. */
function fileOf(root, provider) {
  const holds = ({ content }) =>
    content.offers.filter((offer) => offer.provider === provider).length;
  const [first] = readFolder(root, "offers").sort((a, b) => holds(b) - holds(a));
  if (first && holds(first) > 0) return first.path;
  return `offers/${provider.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.json`;
}

function write(root, changes) {
  const providers = new Set(
    [...changes.added, ...changes.changed.map(({ to }) => to)].map(({ provider }) => provider),
  );
  for (const provider of providers) {
    const path = fileOf(root, provider);
    const exists = existsSync(join(root, path));
    const own = (list) => list.filter(({ provider: name }) => name === provider);
    const offers = applied(exists ? readJson(root, path).offers : [], {
      added: own(changes.added),
      changed: changes.changed.filter(({ to }) => to.provider === provider),
    });
    const content = { $schema: "../schema/offers.schema.json", offers };
    writeFileSync(join(root, path), `${JSON.stringify(content, null, 2)}\n`);
    console.log(`wrote ${path}`);
  }
}

function main() {
  const said = options();
  const { gpus, offers: existing } = readCatalogue(said.data);
  const { offers, unknown } = offersOf(rowsOf(said), gpuFinder(gpus, said.chosen), said);
  refuseBad(offers, new Set(gpus.map(({ id }) => id)));
  const changes = changesOf(offers, existing);
  show(changes, unknown);
  if (said.write) write(said.data, changes);
}

try {
  main();
} catch (error) {
  console.error(`import_offers: ${error.message}`);
  process.exit(1);
}
