// What the page costs the main thread: node tests/benchmarks/page.mjs [moves] (after ./run --build-only). CPU time as
// Chromium counts it for that thread (threadTicks), which other programs hardly disturb: of a start with an empty cache
// until the first answer can be read and until the page answers questions, and of a move of a slider in every tab.
// Wall times are said beside them. Exits with 1 where a goal is missed and --check is given.
import { launchBrowser } from "../../web/tools/browser.mjs";
import { serveSite } from "../web/support.mjs";

const check = process.argv.includes("--check");
const MOVES = Number(process.argv.slice(2).find((text) => /^\d+$/.test(text)) ?? 40);
const STARTS = 5;

/** CPU milliseconds: until the first answer, and the 95th percentile of a move. */
const goals = { start: 300, move: 16 };

const starts = { home: "", serving: "?task=serving", claims: "claims.html" };
const tabs = {
  "which GPU, both": ["", "users"],
  "which GPU, serve": ["?task=plan", "users"],
  serving: ["?task=serving", "users"],
  "fine-tuning": ["?task=finetuning", "sequence"],
  training: ["?task=training", "sequence"],
  images: ["?task=image", "steps"],
  HPC: ["?task=hpc", "intensity"],
  "rent or buy": ["?task=own", "used"],
};

const site = await serveSite();
const browser = await launchBrowser();

/** A page whose main thread is watched, on an empty file of the site. */
async function watched() {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (wanted) => 1000 * metrics.find(({ name }) => name === wanted).value;
    return { all: of("TaskDuration"), script: of("ScriptDuration") };
  };
  await page.goto(`${site.page}icon.svg`);
  return { context, page, spent };
}

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const ms = (value) => value.toFixed(0).padStart(6);
const missed = [];

async function start(query) {
  const { context, page, spent } = await watched();
  const before = await spent();
  const from = performance.now();
  await page.goto(site.page + query, { waitUntil: "commit" });
  await page.locator(".verdict-sentence, .claim").first().waitFor();
  const wall = performance.now() - from;
  const first = (await spent()).all - before.all;
  await page.locator("#field-model, .claim").first().waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  const whole = (await spent()).all - before.all;
  await context.close();
  return { first, whole, wall };
}

async function moves(query, field) {
  const { context, page, spent } = await watched();
  await page.goto(site.page + query);
  await page.locator(".verdict-sentence").waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  const costs = [];
  for (let move = 0; move < MOVES + 5; move++) {
    const before = await spent();
    await page.evaluate(
      ({ field, move }) => {
        const input = globalThis.document.getElementById(`field-${field}`);
        const slider = input.closest(".field").querySelector(".field-slider");
        const control = slider ?? input;
        const now = Number(control.value) || Number(input.placeholder.match(/\d+/)?.[0]) || 20;
        control.value = String(now + (move % 2 ? -1 : 1));
        control.dispatchEvent(new globalThis.InputEvent("input", { bubbles: true }));
      },
      { field, move },
    );
    await page.waitForTimeout(350);
    const after = await spent();
    if (move >= 5)
      costs.push({ all: after.all - before.all, script: after.script - before.script });
  }
  await context.close();
  const sorted = (name) => costs.map((cost) => cost[name]).sort((a, b) => a - b);
  const [all, script] = [sorted("all"), sorted("script")];
  return { p50: at(all, 0.5), p95: at(all, 0.95), script: at(script, 0.5) };
}

try {
  console.log(
    "start, empty cache: CPU until the first answer, until it answers, wall (ms, median)",
  );
  for (const [name, query] of Object.entries(starts)) {
    const runs = [];
    for (let run = 0; run < STARTS; run++) runs.push(await start(query));
    const median = (key) =>
      at(
        runs.map((run) => run[key]).sort((a, b) => a - b),
        0.5,
      );
    if (median("first") > goals.start) missed.push(`start of ${name}`);
    console.log(name.padEnd(20), ms(median("first")), ms(median("whole")), ms(median("wall")));
  }
  console.log("a move: CPU p50, p95, of p50 script (ms)");
  for (const [name, [query, field]] of Object.entries(tabs)) {
    const { p50, p95, script } = await moves(query, field);
    if (p95 > goals.move) missed.push(`a move of ${name}`);
    console.log(name.padEnd(20), ms(p50), ms(p95), ms(script));
  }
} finally {
  await browser.close();
  await site.close();
}
if (missed.length > 0) {
  console.log(
    `goals missed (start ${goals.start} ms, p95 of a move ${goals.move} ms): ${missed.join(", ")}`,
  );
  if (check) process.exitCode = 1;
}
