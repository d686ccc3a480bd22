// What is said of the catalogue's age and of what is not verified.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ageInDays, holdings } from "./holdings.mjs";

test("the age of a price counts from its day, or from the last of its month or year", () => {
  assert.equal(ageInDays("2026-10-01", "2026-10-31"), 30);
  assert.equal(ageInDays("2026-09", "2026-10-31"), 31);
  assert.equal(ageInDays("2025", "2026-01-01"), 1);
  assert.equal(ageInDays("2026", "2026-01-01"), 0);
});

test("age and verification of what the catalogue holds are named", () => {
  const offer = (gpu, as_of, current) => ({ gpu, as_of, current });
  const lines = holdings(
    {
      gpus: [{ id: "a", verified: true }],
      models: [{ id: "b", verified: false }],
      imageModels: [],
      offers: [
        offer("a", "2026-10-30", true),
        offer("a", "2026-10-21", true),
        offer("c", "2026-10-01", true),
        offer("d", "2020-01-01", false),
      ],
      ownership: { purchase_prices: [] },
      apiPrices: [{ as_of: "2026-10-30" }],
    },
    "2026-10-31",
  );
  assert.match(lines[0], /current offers: 3 \(median 10 days, oldest 30\), of 2 cards/);
  assert.match(lines[0], /purchase prices: none; API prices: 1 \(median 1 days, oldest 1\)/);
  assert.equal(lines[1], "not verified: 1 (b)");
});
