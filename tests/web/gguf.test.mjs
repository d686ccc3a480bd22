// What the header of a GGUF file becomes: compared with the same models as their configurations describe them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCatalogue } from "../../data/tools/read.mjs";
import { modelFromGguf } from "../../web/src/dialogs/own-model/gguf-model.ts";

const { models } = readCatalogue();
const byId = (id) => models.find((model) => model.id === id);

/** The model in a header with these values of its architecture. */
const read = (architecture, values) => {
  const own = Object.entries(values).map(([key, value]) => [`${architecture}.${key}`, value]);
  const metadata = { "general.architecture": architecture, ...Object.fromEntries(own) };
  return modelFromGguf({ metadata, tensorInfos: [] }, "Q8_0", "ours.gguf");
};

/** Layers, heads and window of groups of layers, in any order. */
const groups = (attention) =>
  attention
    .map(({ layers, heads, kv_heads, head_dim, window = 0 }) =>
      [layers, heads, kv_heads, head_dim, window].join(" "),
    )
    .sort();

/** What llama.cpp's converter writes of a model whose layers only differ by their window. */
const plainValues = ({ attention, feed_forward: [{ intermediate }], hidden }) => {
  const [{ heads, kv_heads, head_dim }] = attention;
  return {
    block_count: attention.reduce((sum, { layers }) => sum + layers, 0),
    embedding_length: hidden,
    feed_forward_length: intermediate ?? 0,
    "attention.head_count": heads,
    "attention.head_count_kv": kv_heads,
    "attention.key_length": head_dim,
    "attention.value_length": head_dim,
    "attention.sliding_window": Math.max(...attention.map(({ window = 0 }) => window)),
  };
};

describe("the layers of a GGUF file", () => {
  for (const [architecture, id] of [
    ["gemma2", "google/gemma-2-9b-it"],
    ["gemma3", "google/gemma-3-27b-it"],
    ["gpt-oss", "openai/gpt-oss-20b"],
  ]) {
    it(`have the windows of ${id}, which such files do not list`, () => {
      const model = byId(id);
      const { model: found, ignored } = read(architecture, plainValues(model));
      assert.deepEqual(groups(found.attention), groups(model.attention));
      assert.deepEqual(ignored, []);
    });
  }
  it("have the windows that a file lists, or gives the period of", () => {
    const values = { ...plainValues(byId("google/gemma-3-27b-it")), block_count: 6 };
    const windows = (pattern) => {
      const said = { ...values, "attention.sliding_window_pattern": pattern };
      const { attention } = read("new-one", said).model;
      return attention.map(({ layers, window = 0 }) => [layers, window]);
    };
    assert.deepEqual(windows([false, true, true, true, true, false]), [
      [2, 0],
      [4, 1024],
    ]);
    assert.deepEqual(windows(3), [
      [4, 1024],
      [2, 0],
    ]);
  });
  it("are taken to see the whole context where nobody says otherwise, and that is named", () => {
    const { model, ignored } = read("new-one", plainValues(byId("google/gemma-3-27b-it")));
    assert.deepEqual(
      model.attention.map(({ window }) => window),
      [undefined],
    );
    assert.deepEqual(ignored, ["new-one.attention.sliding_window"]);
  });
  it("may differ in heads and widths", () => {
    const { model } = read("openelm", {
      block_count: 3,
      embedding_length: 1280,
      feed_forward_length: [768, 1024, 1024],
      "attention.head_count": [12, 12, 20],
      "attention.head_count_kv": [3, 3, 5],
      "attention.key_length": 64,
      "attention.value_length": 64,
    });
    assert.deepEqual(groups(model.attention), ["1 20 5 64 0", "2 12 3 64 0"]);
    assert.deepEqual(
      model.feed_forward.map(({ layers, intermediate }) => [layers, intermediate]),
      [
        [1, 768],
        [2, 1024],
      ],
    );
  });
  it("of a mixture follow the dense ones", () => {
    const { model } = read("deepseek2", {
      block_count: 61,
      embedding_length: 7168,
      feed_forward_length: 18432,
      leading_dense_block_count: 3,
      expert_count: 256,
      expert_used_count: 8,
      expert_shared_count: 1,
      expert_feed_forward_length: 2048,
      "attention.head_count": 128,
      "attention.head_count_kv": 1,
      "attention.q_lora_rank": 1536,
      "attention.kv_lora_rank": 512,
      "attention.key_length_mla": 192,
      "attention.value_length_mla": 128,
      "rope.dimension_count": 64,
    });
    const { attention, feed_forward } = byId("deepseek-ai/DeepSeek-R1");
    const fields = (group) =>
      Object.fromEntries(Object.entries(group).filter(([, value]) => value));
    const [dense, mixture] = model.feed_forward.map(fields);
    assert.deepEqual({ matrices: 3, ...fields(feed_forward[0]) }, dense);
    assert.deepEqual(fields(feed_forward[1]), mixture);
    assert.deepEqual(model.attention.map(fields), attention.map(fields));
  });
});
