// A config.json becomes the entry whose shapes give the published count, or an error that names the field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { importModel } from "./import_model.mjs";
import { agreesWithPrinted } from "./printed_count.mjs";
import { readCatalogue } from "./read.mjs";
import { derivedParameters } from "./shape.mjs";

const options = { id: "owner/model", today: "2026-11-22" };
const words = {
  architectures: ["X"],
  rms_norm_eps: 1e-5,
  rope_theta: 1e6,
  torch_dtype: "bfloat16",
};

/** Configurations as published, with the published count of parameters. */
const published = {
  "Mistral 7B v0.1": [
    7_241_732_096,
    {
      model_type: "mistral",
      hidden_size: 4096,
      intermediate_size: 14336,
      num_attention_heads: 32,
      num_hidden_layers: 32,
      num_key_value_heads: 8,
      max_position_embeddings: 32768,
      sliding_window: 4096,
      tie_word_embeddings: false,
      vocab_size: 32000,
    },
  ],
  "Qwen2.5 7B": [
    7_615_616_512,
    {
      model_type: "qwen2",
      hidden_size: 3584,
      intermediate_size: 18944,
      num_attention_heads: 28,
      num_hidden_layers: 28,
      num_key_value_heads: 4,
      max_position_embeddings: 32768,
      sliding_window: 131072,
      use_sliding_window: false,
      tie_word_embeddings: false,
      vocab_size: 152064,
    },
  ],
  "GPT-2": [
    124_439_808,
    {
      model_type: "gpt2",
      n_embd: 768,
      n_head: 12,
      n_layer: 12,
      n_positions: 1024,
      vocab_size: 50257,
    },
  ],
  "gpt-oss 20B": [
    20_914_757_184,
    {
      model_type: "gpt_oss",
      hidden_size: 2880,
      head_dim: 64,
      num_attention_heads: 64,
      num_key_value_heads: 8,
      num_hidden_layers: 24,
      num_local_experts: 32,
      num_experts_per_tok: 4,
      intermediate_size: 2880,
      layer_types: Array.from(
        { length: 24 },
        (_, i) => (i % 2 ? "full" : "sliding") + "_attention",
      ),
      sliding_window: 128,
      max_position_embeddings: 131072,
      quantization_config: { quant_method: "mxfp4" },
      tie_word_embeddings: false,
      vocab_size: 201088,
    },
  ],
};

for (const [name, [total, config]] of Object.entries(published)) {
  test(`${name}: the shapes of its configuration give the published count`, () => {
    const { count, entry } = importModel(
      { config: { ...words, ...config } },
      { ...options, total },
    );
    assert.equal(count, total);
    assert.equal(entry.parameters_total, total);
  });
}

test("only what shapes the model is recorded, lists of layers as counts", () => {
  const { entry, unused } = importModel(
    { config: { ...words, ...published["gpt-oss 20B"][1] } },
    options,
  );
  assert.deepEqual(entry.config.layer_types, { sliding_attention: 12, full_attention: 12 });
  assert.equal(entry.checkpoint_precision, "mxfp4");
  assert.ok(!("rope_theta" in entry.config));
  assert.ok(unused.includes("rope_theta"));
});

test("an entry without a published count is not called verified", () => {
  const { entry } = importModel({ config: published["GPT-2"][1] }, options);
  assert.equal(entry.verified, false);
  assert.equal(entry.parameters_total, published["GPT-2"][0]);
});

/** What the core's reader says of a model of one recurrent and one full layer, as model_shape prints it. */
const read = {
  kind: "text",
  hidden: 64,
  vocabulary: 100,
  tied_embeddings: true,
  attention: [{ kind: "linear", layers: 1, linear_parameters: 1000, state_elements: 50 }],
  feed_forward: [{ layers: 1, intermediate: 128 }],
  other_parameters: 64,
  vision_parameters: 500,
  max_context_tokens: 1024,
  checkpoint_precision: "mxfp4",
  checkpoint_bytes: { linear: 1, experts: 0.53125, embedding: 2, head: 2 },
  checkpoint_kv_precision: "bf16",
  approximate_shape: true,
  ignored_parts: ["num_mtp_modules"],
  parameters: 64 * 100 + 1000 + 3 * 64 * 128 + 64 + 500,
};

test("layers that only the core counts stand as its shape, their checkpoint's bytes with them", () => {
  const files = { config: { model_type: "kimi_linear" } };
  const { entry, count, unsaid } = importModel(files, { ...options, published: "33M" }, read);
  assert.deepEqual(entry.attention[0].convolution_elements, 0);
  assert.equal(count, 64 * 100 + 1000 + 3 * 64 * 128 + 64 + 500);
  assert.deepEqual(entry.checkpoint_bytes, read.checkpoint_bytes);
  assert.equal(entry.vision_parameters, 500);
  assert.equal(entry.verified, false, "32,540 parameters are not 33 million");
  assert.match(unsaid.join(), /license.*towers/);
});

test("an exact total leaves to the towers what the text part does not hold", () => {
  const files = { config: { model_type: "kimi_linear" } };
  const { entry, count } = importModel(files, { ...options, total: 40_000 }, read);
  assert.equal(count, 40_000);
  assert.equal(entry.vision_parameters, 40_000 - 32_040);
});

test("a printed count is met within its rounding", () => {
  for (const [count, text, holds] of [
    [284.3e9, "284B", true],
    [290e9, "284B", false],
    [1.573e12, "1600B", true],
    [14.66e9, "14B", false],
    [354e6, "350M", true],
  ])
    assert.equal(agreesWithPrinted(count, text), holds, `${count} ${text}`);
});

test("an unknown family and a missing field are named", () => {
  const config = published["Mistral 7B v0.1"][1];
  const without = (field) =>
    Object.fromEntries(Object.entries(config).filter(([key]) => key !== field));
  assert.throws(
    () => importModel({ config: { ...config, model_type: "rwkv" } }, options),
    /"rwkv"/,
  );
  assert.throws(
    () => importModel({ config: without("vocab_size") }, options),
    /vocab_size|padded_vocab_size/,
  );
  assert.throws(
    () => importModel({ config: without("num_hidden_layers") }, options),
    /num_hidden_layers/,
  );
});

test("a head too many in a recorded configuration changes its count", () => {
  const model = readCatalogue().models.find(({ id }) => id === "Qwen/Qwen3-32B");
  const more = { ...model.config, num_key_value_heads: 16 };
  const { count } = importModel({ config: more }, options);
  assert.ok(count > derivedParameters(model) + model.other_parameters);
});
