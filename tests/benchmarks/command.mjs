// Lines a second of the native command, by the number of lines it works on at once, and of the npm package's:
//   node tests/benchmarks/command.mjs [PROGRAM]     after ./test native site; PROGRAM is build/native/whichgpu
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";

const program = process.argv[2] ?? "build/native/whichgpu";
const lines = 20_000;
const models = [
  "meta-llama/Llama-3.1-8B-Instruct",
  "Qwen/Qwen3-32B",
  "openai/gpt-oss-120b",
  "deepseek-ai/DeepSeek-R1",
];
const gpus = ["h100-sxm-80gb", "h200-sxm-141gb", "l40s-48gb", "b200-sxm-180gb", "mi300x-192gb"];
const pick = (list, index) => list[index % list.length];

/** Questions that differ from line to line. */
const input = Array.from({ length: lines }, (_, i) =>
  JSON.stringify({
    workload: "serving",
    model: pick(models, i),
    gpu: pick(gpus, Math.floor(i / models.length)),
    gpu_count: 8,
    input_tokens: 100 + (i % 4000),
    concurrency: 1 + (i % 200),
  }),
).join("\n");

/** The fastest of three runs, in lines a second. */
function rate(file, ...flags) {
  const seconds = Array.from({ length: 3 }, () => {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(file, flags, { input, stdio: ["pipe", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`${file} ends with status ${status}`);
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return Math.round(lines / Math.min(...seconds));
}

const cores = availableParallelism();
for (let jobs = 1; ; jobs = Math.min(2 * jobs, cores)) {
  for (const form of ["--json", "--csv"]) {
    console.log(
      `${program} ${form} --jobs ${jobs}: ${rate(program, form, "--jobs", String(jobs))} lines/s`,
    );
  }
  if (jobs === cores) break;
}
if (existsSync("dist/npm/cli.js"))
  console.log(`npm package: ${rate(process.execPath, "dist/npm/cli.js")} lines/s`);
