// Price lists become offers, the change is shown first, and only --write changes data/offers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DATA, readCatalogue } from "./read.mjs";

const fixture = (name) => join(DATA, "tools/fixtures", name);
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "whichgpu-offers-"));
});
after(() => rmSync(folder, { recursive: true }));

/** A copy of data/ of its own for one test. */
function copyOfData(name) {
  const copy = join(folder, name);
  cpSync(DATA, copy, { recursive: true });
  return copy;
}

function run(tool, ...args) {
  return spawnSync(process.execPath, [join(DATA, "tools", tool), ...args], { encoding: "utf8" });
}

const said = [
  "--provider",
  "Example",
  "--as-of",
  "2026-11-01",
  "--source",
  "https://example.com/prices",
];
const find = (root, instance, kind = "on_demand") =>
  readCatalogue(root).offers.find((offer) => offer.instance === instance && offer.kind === kind);

test("a SkyPilot catalog: per GPU, cheapest region, GiB to GB, the card by memory and instance", () => {
  const data = copyOfData("skypilot");
  const result = run(
    "import_offers.mjs",
    "skypilot",
    fixture("skypilot.csv"),
    ...said,
    "--data",
    data,
    "--write",
  );
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /1 rows name the card "Z9000"/);
  assert.match(result.stdout, /4 new, 0 changed/);
  const small = find(data, "one_a100");
  assert.equal(small.gpu, "a100-sxm-40gb");
  assert.deepEqual([small.usd_per_gpu_hour, small.region, small.ram_gb], [1.4, "us-2", 214.7]);
  assert.equal(find(data, "one_a100", "spot").usd_per_gpu_hour, 0.6);
  assert.equal(find(data, "gpu_1x_h100_pcie").gpu, "h100-pcie-80gb");
  const eight = find(data, "gpu_8x_h100_sxm5");
  assert.deepEqual([eight.gpu, eight.gpu_count, eight.usd_per_gpu_hour], ["h100-sxm-80gb", 8, 3]);
  assert.equal(run("check.mjs", data).status, 0, "what was written passes the checks");
});

test("a gpuhunt export, and a card named on the command line", () => {
  const data = copyOfData("gpuhunt");
  const result = run(
    "import_offers.mjs",
    "gpuhunt",
    fixture("gpuhunt.csv"),
    ...said,
    "--gpu",
    "L40S=l40-48gb",
    "--data",
    data,
    "--write",
  );
  assert.equal(result.status, 0, result.stderr);
  assert.equal(find(data, "box-h200").usd_per_gpu_hour, 3);
  assert.equal(find(data, "box-h200", "spot").usd_per_gpu_hour, 1);
  assert.equal(find(data, "box-l40s").gpu, "l40-48gb");
});

test("a list made by hand; what it replaces becomes history, what it lacks is only told", () => {
  const data = copyOfData("by-hand");
  const list = join(folder, "list.csv");
  writeFileSync(list, readFileSync(fixture("by-hand.csv")));
  const once = run("import_offers.mjs", "csv", list, "--data", data, "--write");
  assert.equal(once.status, 0, once.stderr);
  const first = find(data, "one card");
  assert.deepEqual(
    [first.provider, first.gpu, first.current],
    ["Example Cloud", "rtx-4090-24gb", true],
  );
  assert.equal(find(data, "a year", "reserved").notes, "Paid for a year.");

  const rows = readFileSync(list, "utf8").split("\n").slice(0, 2);
  writeFileSync(list, rows.join("\n").replace("0.39", "0.49").replace("2026-11-01", "2026-11-20"));
  const shown = run("import_offers.mjs", "csv", list, "--data", data);
  assert.match(shown.stdout, /~ Example Cloud.*\$0\.39 \(2026-11-01\) -> \$0\.49 {2}25\.6%/);
  assert.match(shown.stdout, /\? Example Cloud {2}a year.*not in the list/);
  assert.equal(find(data, "one card").usd_per_gpu_hour, 0.39, "nothing is written unasked");
  run("import_offers.mjs", "csv", list, "--data", data, "--write");
  const all = readCatalogue(data).offers.filter(({ instance }) => instance === "one card");
  assert.deepEqual(
    all.map(({ usd_per_gpu_hour: usd, current }) => [usd, current]),
    [
      [0.39, false],
      [0.49, true],
    ],
  );
});

test("a bad price, a price without a date and a day to come are refused, and nothing is written", () => {
  const data = copyOfData("bad");
  const list = join(folder, "bad.csv");
  const text = readFileSync(fixture("by-hand.csv"), "utf8");
  for (const [from, to, message] of [
    ["0.39", "cheap", /bad\.csv, row 2: usd_per_gpu_hour is "cheap"/],
    ["0.39", "0", /no price/],
    ["2026-11-01", "", /no as_of/],
    ["2026-11-01", "2999-01-01", /not a past date/],
  ]) {
    writeFileSync(list, text.replace(from, to));
    const result = run("import_offers.mjs", "csv", list, "--data", data, "--write");
    assert.equal(result.status, 1);
    assert.match(result.stderr, message);
  }
  assert.equal(find(data, "a year", "reserved"), undefined);
});
