// Plants faults, one at a time, and counts those that a test finds:
//   node tests/mutation/mutate.mjs [--seed TEXT] [--only PART] [--jobs N]     after ./run --build-only
// PART is core, page or data. Takes about twenty seconds for a fault; a run that was stopped goes on where it was, for
// what was found stands in build/mutation/results.jsonl, and what was not is tried again. Faults are planted in a copy,
// build/mutation/tree. Exits with 1 if fewer than 95 % are found, or one that is not has no reason in reasons.json.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CoreChecks, ScriptChecks } from "./checks.mjs";
import { planted } from "./faults.mjs";
import { faultsOf, rooms } from "./rooms.mjs";
import { copyTree } from "./tree.mjs";

const leastFound = 0.95;

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    jobs: { type: "string", default: "1" },
  },
});
const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "build/mutation");
const tree = join(folder, "tree");
const resultsFile = join(folder, "results.jsonl");
const reasons = JSON.parse(readFileSync(new URL("reasons.json", import.meta.url), "utf8"));

const nameOf = ({ file, name }) => `${file}: ${name}`;
const chosen = rooms.filter(({ part }) => !options.only || part === options.only);

mkdirSync(folder, { recursive: true });
const files = copyTree(root, tree);
const core = new CoreChecks(tree, options.jobs);
const checks = { core, page: new ScriptChecks(tree, core), data: new ScriptChecks(tree, core) };

/** Without a fault every check passes. */
function checkBase() {
  const bases = {
    core: "core/api/call.cpp",
    page: "web/src/state/fields.ts",
    data: "data/tools/read.mjs",
  };
  const parts = new Set(chosen.map(({ part }) => part));
  const needsCore = parts.has("core") || parts.has("data");
  if (needsCore && !(core.configure() && core.isBuilt()))
    throw new Error("The core cannot be built.");
  for (const part of parts) {
    for (const [stage, run] of checks[part].stages(bases[part])) {
      if (!run()) throw new Error(`Without a fault, ${stage} of ${part} fail.`);
    }
  }
}

/** By which check a fault is found: "invalid" where it cannot be built, "" where none finds it. */
function foundBy(fault) {
  const path = join(tree, fault.file);
  const source = readFileSync(path, "latin1");
  const isBytes = fault.room.part === "core";
  const text = isBytes ? source : readFileSync(path, "utf8");
  try {
    writeFileSync(path, planted(text, fault), isBytes ? "latin1" : "utf8");
    const part = checks[fault.room.part];
    if (!part.isBuilt(fault.file)) return "invalid";
    return part.stages(fault.file).find(([, run]) => !run())?.[0] ?? "";
  } finally {
    writeFileSync(path, source, "latin1");
  }
}

const recorded = new Map(
  existsSync(resultsFile)
    ? readFileSync(resultsFile, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
        .map((result) => [result.name, result])
    : [],
);

function judged(fault) {
  const known = recorded.get(nameOf(fault));
  if (known?.by) return known;
  const start = performance.now();
  const by = foundBy(fault);
  const result = {
    name: nameOf(fault),
    line: fault.line,
    kind: fault.kind,
    by,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  };
  appendFileSync(resultsFile, JSON.stringify(result) + "\n");
  const [firstLine] = result.name.split("\n");
  console.log(`${result.seconds.toFixed(1).padStart(6)} s  ${by || "NOT FOUND"}  ${firstLine}`);
  return result;
}

checkBase();
const tables = chosen.map((room) => {
  const results = [];
  for (const fault of faultsOf(room, files, tree, options.seed)) {
    if (results.length === room.count) break;
    const result = judged(fault);
    if (result.by !== "invalid") results.push(result);
  }
  return { room, results };
});

const survivors = (results) => results.filter(({ by }) => by === "");
const share = (results) => `${results.length - survivors(results).length} of ${results.length}`;
for (const { room, results } of tables) {
  const taken = results.reduce((sum, result) => sum + result.seconds, 0);
  console.log(
    `${room.part.padEnd(6)}${room.name.padEnd(10)}${share(results).padStart(9)} found, ${Math.round(taken)} s`,
  );
}
const all = tables.flatMap(({ results }) => results);
for (const { name, line } of survivors(all))
  console.log(`not found, line ${line}, ${reasons[name] ?? "NO REASON GIVEN"}\n  ${name}`);
console.log(`${share(all)} found`);
const unexplained = survivors(all).filter(({ name }) => !reasons[name]);
if (survivors(all).length > (1 - leastFound) * all.length || unexplained.length > 0)
  process.exitCode = 1;
