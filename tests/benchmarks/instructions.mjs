// Counts the instructions of the five main paths, which no other program on the machine changes, by valgrind's callgrind:
//   node tests/benchmarks/instructions.mjs PROGRAM           compares; exits with 1 where one takes a tenth more
//   node tests/benchmarks/instructions.mjs PROGRAM --write   writes those of instructions.json anew
// PROGRAM is build/native/tests/answers, as g++ 12 of Debian builds it. Counted is what core/api/call.h does.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));
const file = new URL("instructions.json", import.meta.url);
const most = 1.1;

/** Cases of each; the last path is two. */
const paths = {
  "serving estimate": ["serving estimate, layout left open"],
  "training estimate": ["training estimate"],
  "image estimate": ["image estimate"],
  plan: ["plan, users with limits"],
  "compare and own": ["compare", "own"],
};

function instructions(program, names) {
  const { stdout, stderr, status } = spawnSync(
    "valgrind",
    [
      "--tool=callgrind",
      "--callgrind-out-file=/dev/null",
      "--toggle-collect=whichgpu::api::call*",
      program,
    ],
    {
      input: names.map((name) => JSON.stringify(cases[name]) + "\n").join(""),
      encoding: "utf8",
    },
  );
  const refused = stdout.split("\n").find((line) => line.includes('"error"'));
  const count = Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  if (status !== 0 || refused || !(count > 0)) throw new Error(refused ?? stderr);
  return count;
}

const [program, flag] = process.argv.slice(2);
if (!program || (flag !== undefined && flag !== "--write")) {
  console.error("Usage: instructions.mjs PROGRAM [--write]");
  process.exit(2);
}
const counted = Object.fromEntries(
  Object.entries(paths).map(([path, names]) => [path, instructions(program, names)]),
);
const recorded = JSON.parse(readFileSync(file, "utf8"));
for (const [name, count] of Object.entries(counted)) {
  const ratio = count / (recorded[name] ?? NaN);
  console.log(
    `${name.padEnd(18)} ${count.toLocaleString("en").padStart(12)} instructions, ${ratio.toFixed(3)} of those on record`,
  );
  if (flag !== "--write" && !(ratio <= most)) process.exitCode = 1;
}
if (flag === "--write") writeFileSync(file, JSON.stringify(counted, null, 2) + "\n");
