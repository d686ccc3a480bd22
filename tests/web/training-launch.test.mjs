import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { trainingLaunchOf } from "../../web/src/launch/training.ts";

describe("the command of a training run", () => {
  const run = (changes) =>
    trainingLaunchOf({
      configuration: {
        model: { id: "meta-llama/Llama-3.1-8B-Instruct", name: "Llama" },
        gpu_count: 16,
        method: "pretraining",
        framework: "megatron",
        parallelism: { tensor: 2, pipeline: 1, data: 8, context: 1, expert: 1, zero_stage: 1 },
        sequence_parallel: true,
        precision: "fp8",
        recompute: "selective",
        sequence_length: 8192,
        global_batch_sequences: 128,
        micro_batch_sequences: 1,
        micro_batches: 16,
        epochs: 1,
        lora_rank: 16,
        offload: "none",
        ...changes,
      },
      server: { gpus: 8, servers: 2 },
      speed: { steps: 1000 },
    });
  it("says the layout to Megatron", () => {
    const { text } = run();
    for (const part of [
      "torchrun",
      "--nproc_per_node 8",
      "--nnodes 2",
      "--tensor-model-parallel-size 2",
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(text, /--sequence-parallel \\\n[^]*--use-distributed-optimizer/);
    assert.match(text, /--bf16 \\\n {2}--fp8-format hybrid/);
    assert.doesNotMatch(text, /pipeline-model|context-parallel/);
  });
  it("says sequence parallelism where there is tensor parallelism to go with", () => {
    const parallelism = { tensor: 1, pipeline: 1, data: 16, context: 1, expert: 1, zero_stage: 1 };
    assert.doesNotMatch(run({ parallelism }).text, /--sequence-parallel/);
    assert.doesNotMatch(run({ sequence_parallel: false }).text, /--sequence-parallel/);
  });
  it("tells what it leaves unsaid, and counts GPUs as each launcher does", () => {
    const parallelism = { tensor: 1, pipeline: 1, data: 16, context: 1, expert: 1, zero_stage: 3 };
    const asked = { parallelism, method: "full", precision: "bf16", recompute: "full" };
    const { text, unsaid } = run({ framework: "hugging-face", ...asked });
    // accelerate counts the processes of all machines; it starts plain data parallelism.
    assert.match(text, /^accelerate launch \\\n {2}--num_processes 16 \\\n {2}--num_machines 2 /);
    assert.deepEqual(unsaid, [{ concept: "zero", value: "3" }]);
    const lora = { ...asked, method: "lora", recompute: "selective" };
    const torchtune = run({ framework: "torchtune", ...lora });
    assert.match(torchtune.text, /--nproc_per_node 8 \\\n {2}--nnodes 2 /);
    assert.deepEqual(torchtune.unsaid, [{ concept: "recompute", value: "selective" }]);
    const litgpt = run({ framework: "litgpt", ...lora });
    assert.match(litgpt.text, /--devices 8 \\\n {2}--num_nodes 2/);
    // Its command and every flag were read in its sources.
    assert.deepEqual(litgpt.recalled, []);
    assert.ok(litgpt.sources.includes("litgpt-main"));
    assert.deepEqual(run().unsaid, []);
  });
  it("is keys and values for torchtune, and there is none of a method that a program does not do", () => {
    const { text } = run({ framework: "torchtune", method: "lora", precision: "bf16" });
    assert.match(text, /batch_size=1 gradient_accumulation_steps=16/);
    assert.match(text, /model.lora_rank=16/);
    assert.equal(run({ framework: "torchtune", method: "full" }), undefined);
    assert.equal(run({ framework: "unsloth", method: "lora" }), undefined);
  });
});
