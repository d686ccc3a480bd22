// A card of a known chip family from what its box prints, against products worked by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importGpu } from "./import_gpu.mjs";
import { readCatalogue } from "./read.mjs";

const { gpus } = readCatalogue();
const like = gpus.find(({ id }) => id === "rtx-5080-16gb");
const printed = {
  name: "GeForce RTX 5070 Ti 16GB",
  memory: 16,
  bus: 256,
  pin: 28,
  fp32: 43.94,
  watts: 300,
  year: 2025,
  cite: "https://example.org/card",
  read: "2026-11-29",
};

test("bandwidth is bus times rate, tensor rates follow FP32 as in the family", () => {
  const { entry, derived } = importGpu(printed, like);
  assert.equal(entry.id, "rtx-5070-ti-16gb");
  assert.equal(entry.memory_bandwidth_gb_s, 896);
  // GeForce with FP32 accumulation: FP16 at twice, FP8 at four times FP32.
  assert.ok(Math.abs(entry.fp16_tensor_dense_tflops / (2 * 43.94) - 1) < 0.001);
  assert.ok(Math.abs(entry.fp8_tensor_dense_tflops / (4 * 43.94) - 1) < 0.001);
  assert.ok(derived.includes("fp16_tensor_dense_tflops") && derived.includes("memory_mib"));
});

test("what is printed replaces what would be derived", () => {
  const { entry, derived } = importGpu(
    { ...printed, int8_tensor_dense_tops: 350, mib: 16303, verified: false },
    like,
  );
  assert.equal(entry.int8_tensor_dense_tops, 350);
  assert.equal(entry.memory_mib, 16303);
  assert.equal(entry.verified, false);
  assert.ok(!derived.includes("memory_mib") && !derived.includes("int8_tensor_dense_tops"));
});
