// Times the questions of cases.json natively, in Node.js and in Chromium, text in and text out, as multiples of a fixed
// reference workload, so that figures of machines can be compared. Counted is the processor's time, which other programs
// hardly change:
//   node tests/benchmarks/history.mjs           after ./test --thorough native and ./run --build-only; beside the last on record
//   node tests/benchmarks/history.mjs --write   adds a line to history.jsonl
import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { launchBrowser } from "../../web/tools/browser.mjs";
import { serveSite } from "../web/support.mjs";

const program = "build/native/tests/benchmarks/benchmarks";
const file = new URL("history.jsonl", import.meta.url);
const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

/**
 * Microseconds of the processor for each case by the package at `address`, in whatever runs this. Needs nothing from
 * outside but a clock, cpuMilliseconds.
 */
async function timed({ address, cases }) {
  const gpu = await (await import(address)).load();
  const spent = async (work, runs) => {
    const start = await globalThis.cpuMilliseconds();
    for (let run = 0; run < runs; run++) work();
    return (await globalThis.cpuMilliseconds()) - start;
  };
  const of = async (work) => {
    let runs = 1;
    while ((await spent(work, runs)) < 20) runs *= 2;
    let best = Infinity;
    for (let batch = 0; batch < 10; batch++) best = Math.min(best, await spent(work, runs));
    return (1000 * best) / runs;
  };
  let kept = 0;
  const reference = () => {
    let x = 0.3;
    for (let i = 0; i < 1000; i++) x = 3.9 * x * (1 - x);
    kept += x;
  };
  const times = { reference: await of(reference) };
  for (const isWarm of [false, true]) {
    for (const [name, { method, request }] of Object.entries(cases)) {
      const text = JSON.stringify(request);
      const time = await of(() => gpu.answer(method, text));
      if (isWarm) times[name] = time;
    }
  }
  return kept > 0 && times;
}

function inNode() {
  globalThis.cpuMilliseconds = () => process.cpuUsage().user / 1000;
  return timed({ address: new URL("../../dist/npm/node.js", import.meta.url).href, cases });
}

function natively() {
  const report = JSON.parse(
    execFileSync(
      program,
      ["--benchmark_format=json", "--benchmark_repetitions=5", "--benchmark_min_time=0.1"],
      {
        maxBuffer: 2 ** 26,
        stdio: ["ignore", "pipe", "ignore"],
      },
    ),
  );
  const times = {};
  const inMicroseconds = { ns: 1e-3, us: 1, ms: 1e3 };
  for (const { run_type, run_name, cpu_time, time_unit } of report.benchmarks) {
    if (run_type !== "iteration") continue;
    const time = cpu_time * inMicroseconds[time_unit];
    times[run_name] = Math.min(times[run_name] ?? Infinity, time);
  }
  return times;
}

async function inChromium() {
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.exposeFunction("cpuMilliseconds", async () => {
      const { metrics } = await client.send("Performance.getMetrics");
      return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
    });
    await page.goto(`${site.page}icon.svg`);
    return await page.evaluate(timed, { address: `${site.page}npm/browser.js`, cases });
  } finally {
    await browser.close();
    site.close();
  }
}

const times = {
  native: natively(),
  node: await inNode(),
  chromium: await inChromium(),
};
const rounded = (value) => Number(value.toPrecision(3));
/** The last that changed what is timed. */
const commit = execFileSync("git", ["log", "-1", "--format=%h", "--", "core", "data", "wasm"], {
  encoding: "utf8",
}).trim();
const run = {
  commit,
  ...Object.fromEntries(
    Object.entries(times).map(([where, { reference, ...rest }]) => [
      where,
      {
        reference_us: rounded(reference),
        ...Object.fromEntries(
          Object.entries(rest).map(([name, time]) => [name, rounded(time / reference)]),
        ),
      },
    ]),
  ),
};

const last = readFileSync(file, "utf8").trimEnd().split("\n").filter(Boolean).at(-1);
const before = last === undefined ? {} : JSON.parse(last);
console.log(`multiples of the reference; in brackets those of ${before.commit ?? "no run"}`);
for (const name of ["reference_us", ...Object.keys(cases)]) {
  const columns = Object.keys(times).map((where) => {
    const was = before[where]?.[name];
    return `${where} ${run[where][name].toLocaleString("en").padStart(8)} (${was?.toLocaleString("en") ?? "–"})`;
  });
  console.log(`${name.padEnd(38)} ${columns.join("  ")}`);
}
if (process.argv.includes("--write")) appendFileSync(file, JSON.stringify(run) + "\n");
