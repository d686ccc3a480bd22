// What is typed or read of prices, against arithmetic by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
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
  const { offers } = await readList(`${head}\n${server}\n${card}\n`, cardOf, 7);
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
