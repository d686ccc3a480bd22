// What the catalogue must hold: the cards and kinds of model people ask for, the prices an article printed, and
// the answer to figures that contradict each other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DATA, readCatalogue } from "./read.mjs";

const { gpus, models, imageModels, offers } = readCatalogue();
/** Rows that some recollection is left in; it only falls. */
const MOST_UNVERIFIED = 10;
const gpu = (id) => gpus.find((entry) => entry.id === id);

test("cards of every class, at least 75", () => {
  assert.ok(gpus.length >= 75, `${gpus.length}`);
  const names = gpus.map(({ name }) => name).join("\n");
  for (const name of [
    "H100",
    "B300",
    "RTX A6000",
    "GeForce RTX 5090",
    "MI300X",
    "Gaudi 3",
    "M3 Ultra",
    "GB10",
  ])
    assert.match(names, new RegExp(name));
  for (const name of ["H20", "H800", "A800", "L20", "4090 ?D"])
    assert.match(names, new RegExp(name));
  for (const { id, sources, verified } of gpus) assert.ok(sources.length > 0 || !verified, id);
});

test("at least 120 cards, of every maker that is rented or sold in China too", () => {
  assert.ok(gpus.length >= 120, `${gpus.length}`);
  for (const vendor of ["Huawei", "Hygon", "MetaX", "Moore Threads", "Google", "AWS"])
    assert.ok(
      gpus.some((one) => one.vendor === vendor),
      vendor,
    );
});

test("no more than these rows rest on recollection", () => {
  const unverified = [gpus, models, imageModels].flatMap((entries) =>
    entries.filter(({ verified }) => !verified),
  );
  assert.ok(unverified.length <= MOST_UNVERIFIED, `${unverified.length}`);
});

test("models of every kind, at least 230, nearly all from their configurations", () => {
  assert.ok(models.length >= 230, `${models.length}`);
  assert.ok(models.filter(({ config }) => config).length >= 120);
  const some = (what, holds) => assert.ok(models.some(holds), what);
  const attention = (holds) => (model) => model.attention.some(holds);
  const mixture = ({ feed_forward: groups }) => groups.some(({ experts }) => experts > 0);
  some("dense", (model) => !mixture(model));
  some("mixture of experts", mixture);
  some(
    "latent attention",
    attention(({ kind }) => kind === "multi_head_latent"),
  );
  some(
    "sliding window",
    attention(({ window }) => window > 0),
  );
  some(
    "linear layers",
    attention(({ kind }) => kind === "linear"),
  );
  some("vision", ({ vision_parameters: tower }) => tower > 0);
  some("embedding", ({ id, kind }) => kind === "embedding" && /Embedding/.test(id));
  some("reranker", ({ id, kind }) => kind === "embedding" && /[Rr]eranker/.test(id));
  some("encoder", ({ kind }) => kind === "encoder");
  assert.ok(imageModels.length > 5);
});

test("an article's table of prices, row by row, undated and never today's", () => {
  const printed = `
    H100 2.5 20 250 NY2
    H100 5.95 20 250 NY2
    GPU+ (M4000) 0.45 8 30 NY2 CA1
    P4000 0.51 8 30 All
    P5000 0.78 8 30 All
    P6000 1.1 8 30 All
    RTX4000 0.56 8 30 All
    RTX5000 0.82 8 30 NY2
    A4000 0.76 8 45 NY2
    A5000 1.38 8 45 NY2
    A6000 1.89 8 45 NY2
    V100 2.3 8 30 NY2 CA1
    V100-32G 2.3 8 30 NY2
    A100 3.09 12 90 NY2
    A100-80G 3.18 12 90 NY2`;
  const rows = offers
    .filter(({ source }) => source.includes("as printed, undated"))
    .map((offer) => {
      assert.equal(offer.as_of, "");
      assert.equal(offer.current, false);
      const { instance, usd_per_gpu_hour: usd, vcpus, ram_gb: ram, region } = offer;
      return [instance, usd, vcpus, ram, region].join(" ");
    });
  assert.deepEqual(rows.sort(), printed.trim().split(/\n\s*/).sort());
});

test("figures that contradict each other are those that CONFLICTS.md settles on", () => {
  const settled = [
    ["h100-sxm-80gb", "fp16_tensor_dense_tflops", 989.4],
    ["h100-pcie-80gb", "fp16_tensor_dense_tflops", 756.5],
    ["h100-nvl-94gb", "fp16_tensor_dense_tflops", 835.5],
    ["h100-nvl-94gb", "memory_bandwidth_gb_s", 3900],
    ["rtx-a6000-48gb", "fp16_tensor_dense_tflops", 154.8],
    ["rtx-a6000-48gb", "tf32_tensor_dense_tflops", 77.4],
    ["l40s-48gb", "fp16_tensor_dense_tflops", 362.05],
    ["l40s-48gb", "power_watts", 350],
    ["a100-sxm-80gb", "fp16_tensor_dense_tflops", 312],
    ["l40-48gb", "fp16_tensor_dense_tflops", 181.05],
    ["a10g-24gb", "fp16_tensor_dense_tflops", 70],
    ["b200-sxm-180gb", "memory_bandwidth_gb_s", 7700],
    ["b200-sxm-180gb", "fp4_tensor_dense_tflops", 9000],
    ["b300-sxm-288gb", "fp4_tensor_dense_tflops", 13500],
    ["b300-sxm-288gb", "int8_tensor_dense_tops", 153.5],
    ["b300-sxm-288gb", "power_watts", 1100],
    ["mi300x-192gb", "memory_bandwidth_gb_s", 5300],
    ["mi325x-256gb", "memory_bandwidth_gb_s", 6000],
    ["mi210-64gb", "int8_tensor_dense_tops", 181],
    ["gaudi3-128gb", "bf16_tensor_dense_tflops", 1677],
    ["rtx-4090d-24gb", "fp32_tflops", 73.5],
    ["apple-m3-ultra-512gb", "memory_bandwidth_gb_s", 819],
    ["rtx-pro-6000-server-96gb", "memory_bandwidth_gb_s", 1597],
    ["tpu-v5p-95gb", "memory_bandwidth_gb_s", 2765],
    ["tpu-v6e-32gb", "memory_bandwidth_gb_s", 1638],
    ["ascend-910b2-64gb", "fp16_tensor_dense_tflops", 353.9],
    ["ascend-910c-128gb", "bf16_tensor_dense_tflops", 752],
    ["rtx-pro-4500-blackwell-32gb", "fp32_tflops", 50.53],
  ];
  const text = readFileSync(join(DATA, "CONFLICTS.md"), "utf8");
  for (const [id, field, value] of settled) {
    const found = gpu(id)[field];
    assert.ok(Math.abs(found / value - 1) < 0.002, `${id} ${field}: ${found}`);
    const written = [value, value / 1000].map((one) => one.toLocaleString("en-US"));
    assert.ok(
      written.some((one) => text.includes(one)),
      `${id} ${field}: ${value}`,
    );
  }
});
