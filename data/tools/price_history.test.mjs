import assert from "node:assert/strict";
import { test } from "node:test";
import { priceHistory } from "./price_history.mjs";
import { readCatalogue } from "./read.mjs";

const { offers } = readCatalogue();

test("holds every dated price once, the oldest first, and no other", () => {
  const history = priceHistory(offers);
  const all = Object.values(history).flat();
  assert.equal(all.length, offers.filter(({ as_of: date }) => date !== "").length);
  assert.ok(all.some(({ current }) => !current));
  for (const prices of Object.values(history)) {
    const dates = prices.map(({ as_of: date }) => date);
    assert.deepEqual(dates, [...dates].sort());
  }
});

test("shows how rents rose during 2026", () => {
  const history = priceHistory(offers);
  const of = (gpu, provider) => {
    const its = history[gpu].filter((one) => one.provider === provider && one.kind === "on_demand");
    return its.map(({ usd_per_gpu_hour: usd }) => usd);
  };
  // Nebius announced 3.85 to 4.50 for the H100 from October on; Lambda's 8-card servers went from 2.99 to 3.99.
  const nebius = of("h100-sxm-80gb", "Nebius");
  assert.equal(nebius.at(-1), 4.5);
  assert.ok(nebius.slice(0, -1).every((usd) => usd < 4.5));
  const lambda = of("h100-sxm-80gb", "Lambda");
  assert.ok(lambda.includes(2.99) && lambda.includes(3.99));
});
