// Times the planner in Chromium, from the built package: node tests/benchmarks/chromium.mjs (after ./run
// --build-only). Beside it the reference workload of main.cpp, so that figures of machines can be compared.
import { chromium } from "@playwright/test";
import { browserPath } from "../../web/tools/browser.mjs";
import { serveSite } from "../web/support.mjs";

const needs = {
  "users with limits": {
    model: "meta-llama/Llama-3.1-70B-Instruct",
    serving: {
      concurrency: 16,
      input_tokens: 7168,
      output_tokens: 1024,
      max_ttft_ms: 2000,
      max_tpot_ms: 50,
    },
  },
  "500 users of a mixture": { model: "deepseek-ai/DeepSeek-R1", serving: { concurrency: 500 } },
  "arrival rate": {
    model: "meta-llama/Llama-3.1-8B-Instruct",
    serving: { requests_per_second: 10, peak_factor: 2, max_ttft_ms: 1000 },
  },
  "training by a deadline": {
    model: "meta-llama/Llama-3.1-70B-Instruct",
    training: { method: "full", dataset_tokens: 1e9, deadline_hours: 72 },
  },
};

const site = await serveSite();
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage();
  await page.goto(site.page);
  const timed = await page.evaluate(
    async ({ address, needs }) => {
      const gpu = await (await import(address)).load();
      const fastest = (work) => {
        let best = Infinity;
        for (let run = 0; run < 20; run++) {
          const start = performance.now();
          work();
          best = Math.min(best, performance.now() - start);
        }
        return best;
      };
      let kept = 0;
      const reference = fastest(() => {
        for (let repeat = 0; repeat < 1000; repeat++) {
          let x = 0.3;
          for (let i = 0; i < 1000; i++) x = 3.9 * x * (1 - x);
          kept += x;
        }
      });
      const rows = Object.entries(needs).map(([name, need]) => {
        const { considered, training } = gpu.plan(need);
        return {
          name,
          considered: considered + (training?.considered ?? 0),
          ms: fastest(() => gpu.plan(need)),
        };
      });
      return { reference: reference / 1000, rows, kept };
    },
    { address: `${site.page}npm/browser.js`, needs },
  );
  const { reference, rows } = timed;
  console.log(`reference: 1,000 steps of the logistic map  ${(reference * 1000).toFixed(2)} us`);
  for (const { name, considered, ms } of rows) {
    const ratio = Math.round(ms / reference).toLocaleString("en");
    console.log(
      `plan, ${name.padEnd(24)} ${ms.toFixed(1).padStart(6)} ms  ${ratio.padStart(7)} x reference  ${considered.toLocaleString("en")} configurations`,
    );
  }
} finally {
  await browser.close();
  site.close();
}
