// What is typed or read of prices, against arithmetic by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bookFrom } from "../../web/src/state/kept-book.ts";
import { emptyBook, MOST_OFFERS } from "../../web/src/state/price-book.ts";
import { rowsOfCsv, toFocusCsv } from "../../web/src/state/price-csv.ts";
import { readList } from "../../web/src/state/price-files.ts";
import { perCardHour } from "../../web/src/state/typed-price.ts";

const cards = { "h100-sxm-80gb": "h100-sxm-80gb", H100: "h100-sxm-80gb" };
const cardOf = (name) => cards[name];

test("a price for a month, a server and without tax is one for a card and hour", () => {
  // 73,000 a month for eight, 6 % to add: 73,000 / 730 = 100 an hour, 106 with tax, 13.25 a card.
  assert.equal(perCardHour({ usd: 73_000, per: "month", cards: 8, taxPercent: 6 }), 13.25);
  assert.equal(perCardHour({ usd: 8760, per: "year", cards: 1, taxPercent: 0 }), 1);
  assert.equal(perCardHour({ usd: 2.5, per: "hour", cards: 1, taxPercent: 0 }), 2.5);
});

test("a bill in the columns of FOCUS is read: unit, cards and currency", async () => {
  const head =
    "ProviderName,SkuPriceDetails,PricingCategory,PricingUnit,BillingCurrency,ListUnitPrice,ContractedUnitPrice,ChargePeriodStart";
  const server =
    'Ours,"{""GpuCount"":8,""x_Gpu"":""H100""}",Committed,Hours,CNY,200,112,2026-11-01T00:00:00Z';
  const card = 'Ours,"{""x_Gpu"":""H100""}",Standard,GPU-Hours,USD,2.5,,2026-11-01';
  const unsaid = card.replace("Standard", ""); // FOCUS leaves the category out of what is charged once
  const { offers } = await readList(`${head}\n${server}\n${card}\n${unsaid}\n`, cardOf, 7);
  assert.deepEqual(
    offers.map(({ kind, gpu_count, usd_per_gpu_hour, as_of }) => [
      kind,
      gpu_count,
      usd_per_gpu_hour,
      as_of,
    ]),
    [
      ["reserved", 8, 2, "2026-11-01"], // 112 yuan for eight at 7: 2 dollars a card
      ["on_demand", 1, 2.5, "2026-11-01"],
      ["on_demand", 1, 2.5, "2026-11-01"],
    ],
  );
  const refused = { problem: "cell", row: 1, column: "usd_per_gpu_hour" };
  for (const doubtful of [
    card.replace("USD", "EUR"),
    card.replace("USD", ""),
    card.replace("GPU-Hours", "Months"),
    card.replace("GPU-Hours", "Hours"), // of how many cards is not said
  ]) {
    assert.deepEqual(await readList(`${head}\n${doubtful}\n`, cardOf, 7), refused, doubtful);
  }
});

test("what is saved in the columns of FOCUS reads back as it was", async () => {
  const offer = {
    id: "own-1",
    provider: "Ours, Ltd",
    gpu: "h100-sxm-80gb",
    kind: "spot",
    gpu_count: 8,
    usd_per_gpu_hour: 1.25,
    as_of: "2026-11-01",
    current: true,
  };
  const saved = toFocusCsv([offer]);
  assert.match(saved, /,2026-11-01T00:00:00Z\r\n$/, "FOCUS writes times");
  assert.deepEqual((await readList(saved, cardOf, 7)).offers, [offer]);
  const past = { ...offer, current: false, as_of: "2025-06" };
  assert.deepEqual((await readList(toFocusCsv([past]), cardOf, 7)).offers, [past]);
  assert.equal(rowsOfCsv("a,b\n1,2\n", 7), undefined);
});

test("a book that was kept is read, and what is damaged of it is left out", () => {
  const offer = {
    id: "own-1",
    provider: "Ours",
    gpu: "h100-sxm-80gb",
    kind: "on_demand",
    gpu_count: 8,
    usd_per_gpu_hour: 2,
    as_of: "2026-11",
    current: true,
  };
  const whole = { offers: [offer], currency: "CNY", cnyPerUsd: 7.25 };
  const kept = (changed) => bookFrom(JSON.stringify({ ...whole, ...changed }));
  assert.deepEqual(kept({}), whole);
  for (const cnyPerUsd of [0, -7, 1e6, "7", null])
    assert.equal(kept({ cnyPerUsd }).cnyPerUsd, undefined, `${cnyPerUsd}`);
  assert.equal(kept({ cnyPerUsd: 999_999 }).cnyPerUsd, 999_999);
  assert.equal(kept({ currency: "cowries" }).currency, undefined);
  const damaged = [{ ...offer, gpu_count: 0 }, { ...offer, usd_per_gpu_hour: 10_001 }, 7, null];
  assert.deepEqual(kept({ offers: [...damaged, offer] }).offers, [offer]);
  assert.deepEqual(kept({ offers: {} }).offers, []);
  for (const text of ["", "{", "[]", "null"]) assert.deepEqual(bookFrom(text), emptyBook, text);
});

test("a book holds as many prices as a request may", () => {
  const schema = new URL("../../data/schema/serving_request.schema.json", import.meta.url);
  const { offers } = JSON.parse(readFileSync(schema, "utf8")).properties;
  assert.equal(MOST_OFFERS, offers.maxItems);
  const offer = { gpu: "h100-sxm-80gb", usd_per_gpu_hour: 2 };
  const many = Array.from({ length: offers.maxItems + 1 }, () => offer);
  assert.equal(bookFrom(JSON.stringify({ offers: many })).offers.length, offers.maxItems);
});
