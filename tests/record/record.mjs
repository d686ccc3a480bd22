// Holds the reports of many requests against those on record, figure by figure:
//   node tests/record/record.mjs PROGRAM           compares; lists what differs, exits with 1 if anything does
//   node tests/record/record.mjs PROGRAM --write   writes the record anew
// PROGRAM is build/native/tests/record/answers. Whoever changes the record says in the commit what and why.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pack, unpack } from "./pack.mjs";
import { reportsOf } from "./reports.mjs";
import { requests } from "./requests.mjs";

const file = new URL("reports.json.br", import.meta.url);
const mostBytes = 200_000;
const mostShown = 40;

/** Words are the dictionaries' business and sources the data's; the version changes with each release. */
const isText = (value) => typeof value === "string" && !/^[\w.:/-]{1,60}$/.test(value);
const leftOut = new Set(["version", "source", "source_url", "url", "name", "message", "unit"]);

/** What of a report is recorded: its figures to six digits, its ids and its structure. */
function essence(value) {
  if (typeof value === "number") return Number(value.toPrecision(6));
  if (Array.isArray(value)) return value.map(essence);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !leftOut.has(key) && !isText(inner))
      .map(([key, inner]) => [key, essence(inner)]),
  );
}

/** The places at which two recorded values differ, as lines to read. */
function differences(was, is, path = "") {
  if (was === is) return [];
  const isObject = (value) => value !== null && typeof value === "object";
  if (!isObject(was) || !isObject(is) || Array.isArray(was) !== Array.isArray(is)) {
    const say = (value) => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80));
    return [`${path}: ${say(was)} → ${say(is)}`];
  }
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) =>
    differences(was[key], is[key], path === "" ? key : `${path}.${key}`),
  );
}

const [program, flag] = process.argv.slice(2);
if (!program || (flag !== undefined && flag !== "--write")) {
  console.error("Usage: record.mjs PROGRAM [--write]");
  process.exit(2);
}
const reports = reportsOf(program).map(essence);

const recorded = existsSync(file) ? unpack(readFileSync(file)) : [];
let differing = 0;
for (const [i, report] of reports.entries()) {
  const found = recorded.length > i ? differences(recorded[i], report) : ["not on record"];
  if (found.length === 0) continue;
  differing += 1;
  if (differing > mostShown) continue;
  console.log(`${i} ${requests[i].method} ${JSON.stringify(requests[i].request)}`);
  for (const line of found.slice(0, 6)) console.log(`  ${line}`);
  if (found.length > 6) console.log(`  … ${found.length - 6} more`);
}
console.log(`${reports.length} reports, ${differing} differ from the record`);

if (flag === "--write") {
  const packed = pack(reports);
  if (packed.length > mostBytes) throw new Error(`${packed.length} bytes, above ${mostBytes}`);
  writeFileSync(file, packed);
  console.log(`Wrote ${packed.length} bytes`);
} else if (differing > 0 || recorded.length !== reports.length) {
  process.exitCode = 1;
}
