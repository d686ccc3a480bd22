import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load as parseYaml, loadAll } from "js-yaml";
import { acceptanceOf } from "../../web/src/launch/acceptance.ts";
import { asBenchmarked } from "../../web/src/launch/benchmarked.ts";
import { launchOf } from "../../web/src/launch/command.ts";
import { launchText } from "../../web/src/launch/forms.ts";
import { modelNamed, readCommand } from "../../web/src/launch/read.ts";
import { commandText, splitWords } from "../../web/src/launch/shell.ts";

const model = "meta-llama/Llama-3.1-70B-Instruct";
const gpu = (id, vendor) => ({ id, vendor });
const catalog = {
  gpus: [gpu("h200-sxm-141gb", "NVIDIA"), gpu("mi300x-192gb", "AMD"), gpu("m3-ultra", "Apple")],
  models: [
    { id: model, name: "Llama 3.1 70B Instruct", aliases: [], checkpoint_precision: "bf16" },
    {
      id: "Qwen/Qwen3-32B",
      name: "Qwen3 32B",
      aliases: ["qwen3-32b"],
      checkpoint_precision: "bf16",
    },
    {
      id: "openai/gpt-oss-120b",
      name: "gpt-oss",
      aliases: [],
      checkpoint_precision: "mxfp4",
      experts: 128,
    },
  ],
  weight_precisions: [
    { id: "fp8", name: "FP8" },
    { id: "int4", name: "INT4" },
    { id: "q4_k_m", name: "Q4_K_M", gguf: true },
    { id: "q8_0", name: "Q8_0", gguf: true },
  ],
};
const single = { tensor: 1, pipeline: 1, data: 1, attention_data: 1, expert: 1 };
const report = (changes = {}) => ({
  configuration: {
    model: { id: model, name: "Llama 3.1 70B Instruct" },
    gpu: { id: "h200-sxm-141gb", name: "H200" },
    gpu_count: 1,
    parallelism: single,
    precision: { weights: "fp8", kv_cache: "bf16" },
    engine: "vllm",
    input_tokens: 7168,
    output_tokens: 1024,
    concurrency: 16,
    memory_utilization: 0.92,
    max_num_seqs: 1024,
    ...changes,
  },
  fit: { max_concurrency: 23 },
  notes: [],
  speed: {
    ttft_ms: 1336,
    tpot_ms: 52,
    output_tokens_per_second: 298,
    range: { ttft_ms: [1028, 2684], tpot_ms: [41, 68], output_tokens_per_second: [233, 377] },
  },
});
const launch = (changes, request = {}) => launchOf(request, report(changes), catalog);
const command = (changes, request) => launchText(launch(changes, request), "command");

describe("adapters", () => {
  const lora = { adapters_resident: 20, rank: 16, max_rank: 64 };
  const served = (engine) =>
    launchText(
      launchOf({ lora }, { ...report({ engine }), lora: { rank: 16, max_rank: 64 } }, catalog),
      "command",
    );

  it("are said in each engine's own flags, and read from these again", () => {
    assert.match(served("vllm"), /--enable-lora/);
    assert.match(served("vllm"), /--max-loras 20/);
    assert.match(served("sglang"), /--max-loras-per-batch 20/);
    for (const engine of ["vllm", "sglang"]) {
      assert.match(served(engine), /--max-lora-rank 64/);
      const { patch } = readCommand(served(engine), catalog);
      assert.deepEqual(patch.lora, { adapters_resident: 20, max_rank: 64 });
    }
    assert.doesNotMatch(command({}), /lora/);
  });
});

describe("an engine that is started tuned", () => {
  const capability = (id, vendor, compute_capability) => ({ id, vendor, compute_capability });
  const recipes = {
    ...catalog,
    gpus: [
      capability("h200-sxm-141gb", "NVIDIA", "9.0"),
      capability("b200-sxm-180gb", "NVIDIA", "10.0"),
      capability("rtx-pro-6000-96gb", "NVIDIA", "12.0"),
      capability("mi300x-192gb", "AMD", ""),
    ],
    models: [...catalog.models, { id: "deepseek-ai/DeepSeek-R1", experts: 256, attention: "mla" }],
    engines: [
      {
        id: "sglang",
        tuned_flags:
          "--moe-runner-backend flashinfer_trtllm --attention-backend trtllm_mla --enable-flashinfer-allreduce-fusion --disable-radix-cache",
        tuned_flags_on_amd: "SGLANG_USE_AITER=1",
      },
    ],
  };
  const tuned = (changes, request = {}) =>
    launchOf(request, report({ engine: "sglang", tuning: "tuned", ...changes }), recipes);
  const told = (changes, request) => tuned(changes, request).words.join(" ");
  const onB200 = { gpu: { id: "b200-sxm-180gb" }, parallelism: { ...single, tensor: 8 } };
  it("is told the flags of recipes that hold for the setup", () => {
    assert.match(
      told({ ...onB200, model: { id: "deepseek-ai/DeepSeek-R1", name: "DeepSeek-R1" } }),
      /--chunked-prefill-size 16384 .*--moe-runner-backend flashinfer_trtllm --attention-backend trtllm_mla --enable-flashinfer-allreduce-fusion --disable-radix-cache$/,
    );
    // Latent attention, experts and kernels of data-center Blackwell are not there.
    assert.match(told({}), /--disable-radix-cache$/);
    assert.doesNotMatch(told({}), /trtllm|allreduce/);
    assert.doesNotMatch(told({ ...onB200, gpu: { id: "rtx-pro-6000-96gb" } }), /trtllm|allreduce/);
    assert.match(told(onB200), /--enable-flashinfer-allreduce-fusion/);
  });
  it("keeps what was said before where that is asked", () => {
    assert.doesNotMatch(told({}, { cached_prefix_fraction: 0.5 }), /radix/);
    assert.doesNotMatch(told({}, { sessions: { turns: 8 } }), /radix/);
  });
  it("takes an own size of a step before the recipe's", () => {
    const own = { engine_flags: { max_num_batched_tokens: 4096 } };
    assert.match(told({}, own), /--chunked-prefill-size 4096/);
  });
  it("has the variables of AMD's recipes in its environment", () => {
    const onAmd = tuned({ gpu: { id: "mi300x-192gb" } });
    assert.deepEqual(onAmd.environment, [["SGLANG_USE_AITER", "1"]]);
    assert.doesNotMatch(onAmd.words.join(" "), /trtllm|radix|chunked/);
    assert.match(launchText(onAmd, "command"), /^SGLANG_USE_AITER=1 python3 \\\n {2}-m sglang/);
  });
  it("is told nothing more by default", () => {
    assert.doesNotMatch(told({ tuning: "default" }), /radix|chunked/);
  });
});

describe("the command of an answer", () => {
  it("is what one would type for vLLM", () => {
    assert.deepEqual(splitWords(command()), [
      ...["vllm", "serve", model, "--max-model-len", "8192", "--max-num-seqs", "1024"],
      ...["--gpu-memory-utilization", "0.92", "--quantization", "fp8"],
      ...["--host", "0.0.0.0", "--port", "8000"],
    ]);
  });
  it("says layouts as each engine does", () => {
    const parallelism = { ...single, tensor: 4, data: 2 };
    const two = launch({ parallelism });
    assert.match(two.words.join(" "), /--tensor-parallel-size 4 --data-parallel-size 2/);
    assert.deepEqual([two.gpus, two.copies], [8, 1]);
    // TensorRT-LLM has no replicas: they are servers of their own.
    const apart = launch({ parallelism, engine: "tensorrt-llm" });
    assert.match(apart.words.join(" "), /--tensor_parallel_size 4 --max_seq_len/);
    assert.deepEqual([apart.gpus, apart.copies, apart.notes.includes("copies")], [4, 2, true]);
    // SGLang takes attention ranks out of the tensor ranks.
    const ranks = { ...single, attention_data: 8, expert: 8 };
    const attention = launch({ parallelism: ranks, engine: "sglang" }).words.join(" ");
    assert.match(
      attention,
      /--tensor-parallel-size 8 --data-parallel-size 8 --enable-dp-attention/,
    );
    assert.match(attention, /--expert-parallel-size 8/);
    const vllm = launch({ parallelism: ranks }).words.join(" ");
    assert.match(vllm, /--data-parallel-size 8 --enable-expert-parallel/);
    assert.doesNotMatch(vllm, /tensor/);
  });
  it("counts requests as each engine's flag does, and parts what it would couple", () => {
    const ranks = { ...single, attention_data: 8, expert: 8 };
    const sequences = (engine) => {
      const { words } = launch({ parallelism: ranks, engine, max_num_seqs: 64 });
      return words[words.findIndex((word) => /max-(num-seqs|running-requests)/.test(word)) + 1];
    };
    // SGLang divides --max-running-requests by its attention ranks, vLLM's limit is of each rank.
    assert.deepEqual([sequences("sglang"), sequences("vllm")], ["512", "64"]);
    // Replicas of a mixture that one vLLM starts would share the experts.
    const model = { id: "openai/gpt-oss-120b", name: "gpt-oss" };
    const mixture = launch({ model, parallelism: { ...single, data: 2 } });
    assert.deepEqual([mixture.gpus, mixture.copies], [1, 2]);
    assert.doesNotMatch(mixture.words.join(" "), /data-parallel/);
  });
  it("says where flags and image are of another version, and whose card one's own is", () => {
    assert.ok(launch({ engine: "vllm-0.8" }).notes.includes("version"));
    assert.ok(launch({}, { engine_version: "0.10.1" }).notes.includes("version"));
    assert.ok(!launch().notes.includes("version"));
    const own = { gpu: { base: "mi300x-192gb", memory_gb: 256 } };
    assert.equal(launch({ gpu: { id: "own", name: "ours" } }, own).vendor, "AMD");
    const unknown = launch({ gpu: { id: "own", name: "ours" } });
    assert.equal(launchText(unknown, "docker"), undefined);
  });
  it("narrows the cache in each engine's words", () => {
    const precision = { weights: "bf16", kv_cache: "fp8" };
    assert.match(command({ precision }), /--kv-cache-dtype fp8\b/);
    assert.match(command({ precision, engine: "sglang" }), /--kv-cache-dtype fp8_e4m3/);
    // On an RTX 3090 only the other format of 8 bits starts (vllm#26431).
    const ampere = { ...report({ precision }), notes: [{ id: "fp8_cache_is_e5m2" }] };
    assert.match(
      launchText(launchOf({}, ampere, catalog), "command"),
      /--kv-cache-dtype fp8_e5m2\b/,
    );
    const trt = launch({ precision, engine: "tensorrt-llm" });
    assert.deepEqual(parseYaml(trt.settings.text), { kv_cache_config: { dtype: "fp8" } });
    assert.match(launchText(trt, "command"), /^cat > settings.yaml <<'END'\n/);
  });
  it("asks for a checkpoint where the engine cannot narrow one, and not where it is published so", () => {
    const int4 = launch({ precision: { weights: "int4", kv_cache: "bf16" } });
    assert.deepEqual(int4.notes, ["checkpoint"]);
    assert.equal(int4.words[0], "YOUR-CHECKPOINT/Llama-3.1-70B-Instruct-INT4");
    const own = { id: "openai/gpt-oss-120b", name: "gpt-oss" };
    const published = launch({ model: own, precision: { weights: "mxfp4", kv_cache: "bf16" } });
    assert.deepEqual([published.words[0], published.notes], ["openai/gpt-oss-120b", []]);
  });
  it("gives llama.cpp the context of all its slots", () => {
    const precision = { weights: "q4_k_m", kv_cache: "q8_0" };
    const words = splitWords(command({ engine: "llama.cpp", precision, concurrency: 4 }));
    const after = (flag) => words[words.indexOf(flag) + 1];
    assert.equal(after("--ctx-size"), String(4 * 8192));
    assert.equal(after("--parallel"), "4");
    assert.equal(after("--cache-type-k"), "q8_0");
    assert.equal(after("--model"), "Llama-3.1-70B-Instruct-Q4_K_M.gguf");
    assert.deepEqual(launch({ engine: "llama.cpp", precision }).notes, ["file"]);
  });
  it("has containers for the maker's cards, in files that other programs can read", () => {
    const parallelism = { ...single, tensor: 2 };
    const nvidia = launch({ parallelism });
    assert.match(
      launchText(nvidia, "docker"),
      /--gpus 2 \\\n[^]*\n {2}vllm\/vllm-openai:latest meta/,
    );
    const { services } = parseYaml(launchText(nvidia, "compose"));
    assert.equal(services.llm.deploy.resources.reservations.devices[0].count, 2);
    assert.deepEqual(services.llm.command.slice(0, 3), [model, "--tensor-parallel-size", "2"]);
    assert.equal(services.llm.ports[0], "8000:8000");
    const [deployment, service] = loadAll(launchText(nvidia, "kubernetes"));
    const [container] = deployment.spec.template.spec.containers;
    assert.deepEqual(container.resources.limits, { "nvidia.com/gpu": "2" });
    assert.equal(container.args[2], "2");
    assert.equal(service.spec.ports[0].port, 8000);
    const amd = launch({ gpu: { id: "mi300x-192gb" } });
    assert.match(launchText(amd, "docker"), /--device \/dev\/kfd[^]*rocm\/vllm/);
    assert.equal(launchText(launch({ gpu: { id: "m3-ultra" } }), "docker"), undefined);
    const slice = launch({ gpu: { id: "h200-sxm-141gb:3g.71gb" } });
    assert.match(launchText(slice, "kubernetes"), /nvidia.com\/mig-3g.71gb/);
    assert.match(launchText(slice, "command"), /^CUDA_VISIBLE_DEVICES=MIG-UUID vllm/);
    const [device] = parseYaml(launchText(slice, "compose")).services.llm.deploy.resources
      .reservations.devices;
    assert.deepEqual([device.device_ids, device.count], [["MIG-UUID"], undefined]);
  });
  it("hands TensorRT-LLM its settings in a cluster too", () => {
    const trt = launch({ engine: "tensorrt-llm", precision: { weights: "bf16", kv_cache: "fp8" } });
    const [map, deployment] = loadAll(launchText(trt, "kubernetes"));
    assert.deepEqual(parseYaml(map.data["settings.yaml"]).kv_cache_config, { dtype: "fp8" });
    const [container] = deployment.spec.template.spec.containers;
    assert.ok(container.args.includes("/settings.yaml"));
    const compose = parseYaml(launchText(trt, "compose"));
    assert.match(compose.configs.settings.content, /dtype: fp8/);
  });
});

describe("the acceptance test", () => {
  it("holds the machine to the pessimistic ends, or to the visitor's own limit", () => {
    const { words, limits, requests } = acceptanceOf({ max_ttft_ms: 2000 }, report(), launch());
    assert.equal(requests, 160);
    assert.match(commandText(words), /--random-input-len 7168 \\\n/);
    assert.match(commandText(words), /--max-concurrency 16 \\\n/);
    const of = (id) => limits.find((one) => one.id === id);
    assert.deepEqual([of("ttft").limit, of("ttft").own], [2000, true]);
    assert.deepEqual([of("tpot").limit, of("tpot").own], [68, false]);
    assert.deepEqual([of("output").limit, of("output").sense], [233, "least"]);
    assert.equal(of("room").limit, 16);
  });
  it("is judged by an estimate of what the benchmark sends: lengths alike, nothing cached", () => {
    const asked = { cached_prefix_fraction: 0.9, input_length: { p90: 9000 }, input_tokens: 7168 };
    const arrivals = { requests_per_second: 2 };
    const now = { concurrency: 16, input_tokens: 7168 };
    assert.deepEqual(asBenchmarked(asked, now), { input_tokens: 7168, load: "burst" });
    assert.deepEqual(asBenchmarked({ ...asked, arrivals }, now), { input_tokens: 7168, arrivals });
  });
  it("takes of conversations and jobs as many users as run at once, with the prompts that they meet", () => {
    const now = { concurrency: 6.4, input_tokens: 12_000 };
    const talks = {
      input_tokens: 500,
      arrivals: { sessions_per_second: 1 },
      sessions: { turns: 9 },
    };
    const job = { input_tokens: 500, load: "job", arrivals: { requests: 4000 } };
    const users = { concurrency: 7, load: "burst" };
    assert.deepEqual(asBenchmarked(talks, now), { input_tokens: 12_000, ...users });
    assert.deepEqual(asBenchmarked(job, now), { input_tokens: 500, ...users });
  });
  it("asks each engine's log for its own part of the users", () => {
    const room = (changes, fit = { max_concurrency: 46 }) =>
      acceptanceOf({}, { ...report(changes), fit }, launch()).limits.find(
        ({ id }) => id === "room",
      );
    const parallelism = { ...single, data: 2 };
    const { limit, expected } = room({ parallelism, concurrency: 31 });
    assert.deepEqual([limit, expected], [16, 23]);
    // The most that fit are those of a layout that is not launched.
    const elsewhere = { max_concurrency: 46, max_concurrency_layout: parallelism };
    assert.equal(room({}, elsewhere), undefined);
  });
  it("sends requests at the rate of the question, as unevenly", () => {
    const request = { arrivals: { requests_per_second: 2, burstiness: 2 } };
    const spread = { mean: 1, p50: 1, p90: 2, p95: 2, p99: 3 };
    const range = { ttft_ms: [1, 2], tpot_ms: [1, 2], e2e_ms: [1, 9], ttft_p99_ms: [2, 5] };
    const latency = { ttft_ms: spread, tpot_ms: spread, e2e_ms: spread, range };
    const { words, limits, requests } = acceptanceOf(request, { ...report(), latency }, launch());
    assert.equal(requests, 600);
    // Gaps that spread twice as far as their mean: a gamma distribution of shape 1/4.
    assert.match(words.join(" "), /--request-rate 2 --burstiness 0.25/);
    assert.deepEqual(
      limits.map(({ printed, limit }) => [printed, limit]),
      [
        ["Mean TTFT (ms)", 2],
        ["P99 TTFT (ms)", 5],
        ["Mean TPOT (ms)", 2],
        ["Mean E2EL (ms)", 9],
      ],
    );
  });
});

describe("a pasted command", () => {
  const read = (text) => readCommand(text, catalog);
  it("is read in the forms that documents print", () => {
    const { engine, patch, unknown, noEffect, context } = read(`
      # two cards
      docker run --gpus all -v ~/.cache:/root/.cache -p 8000:8000 --ipc=host \\
        vllm/vllm-openai:v0.19.0 --model Qwen/Qwen3-32B -tp 2 --max-model-len=32768 \\
        --gpu_memory_utilization 0.95 --kv-cache-dtype fp8 --enforce-eager --port 9000 --swap-space 4`);
    assert.equal(engine, "vllm");
    assert.equal(context, 32768);
    assert.equal(patch.model, "Qwen/Qwen3-32B");
    assert.equal(patch.gpu_count, 2);
    assert.equal(patch.parallelism.tensor, 2);
    assert.equal(patch.memory_utilization, 0.95);
    assert.equal(patch.precision.kv_cache, "fp8");
    assert.deepEqual(unknown, ["--enforce-eager", "--swap-space"]);
    assert.deepEqual(noEffect, ["--port"]);
  });
  it("of SGLang, TensorRT-LLM and llama.cpp too", () => {
    const sglang = read(
      "python -m sglang.launch_server --model Qwen/Qwen3-32B --tp 8 --dp 8 --enable-dp-attention --mem-fraction-static .85",
    );
    assert.deepEqual(sglang.patch.parallelism, {
      tensor: 1,
      pipeline: 1,
      data: 1,
      attention_data: 8,
      expert: null,
    });
    assert.equal(sglang.patch.gpu_count, 8);
    const trt = read("trtllm-serve openai/gpt-oss-120b --tp_size 4 --max_batch_size 64");
    assert.deepEqual([trt.patch.gpu_count, trt.patch.max_num_seqs], [4, 64]);
    const llama = read(
      "./llama-server -hf bartowski/Meta-Llama-3.1-70B-Instruct-GGUF:Q4_K_M -c 32768 -np 4 -ngl 40 -fa on",
    );
    assert.equal(llama.patch.model, model);
    assert.equal(llama.patch.precision.weights, "q4_k_m");
    assert.deepEqual([llama.context, llama.patch.concurrency], [8192, 4]);
    assert.deepEqual(llama.patch.offload, { gpu_layers: 40 });
    assert.equal(llama.patch.engine_flags.flash_attention, true);
    const experts = read("llama-server -hf ggml-org/gpt-oss-120b-GGUF -ngl 99 --n-cpu-moe 25");
    assert.deepEqual(experts.patch.offload, { expert_layers_on_host: 25 });
  });
  it("names what it does not know", () => {
    assert.equal(read("ls -l"), undefined);
    const { unknownModel, unknown } = read(
      "vllm serve acme/Secret-7B --quantization moon -tp many",
    );
    assert.equal(unknownModel, "acme/Secret-7B");
    assert.deepEqual(unknown, ["--quantization moon", "--tensor-parallel-size many"]);
  });
  it("takes a checkpoint in its own format unless the command says another, and names a missing model", () => {
    assert.equal(read("vllm serve Qwen/Qwen3-32B").patch.precision.weights, null);
    assert.equal(read("vllm serve Qwen/Qwen3-32B -q fp8").patch.precision.weights, "fp8");
    assert.equal(read("vllm serve Qwen/Qwen3-32B").noModel, false);
    assert.equal(read("vllm serve --enforce-eager Qwen/Qwen3-32B").noModel, true);
  });
  it("counts requests and ranks as the engine does", () => {
    const sglang = read(
      "sglang serve --model Qwen/Qwen3-32B --tp 8 --dp 4 --enable-dp-attention --max-running-requests 256",
    );
    assert.equal(sglang.patch.max_num_seqs, 64);
    const { parallelism } = read("vllm serve openai/gpt-oss-120b -dp 4").patch;
    assert.deepEqual([parallelism.data, parallelism.attention_data], [null, 4]);
  });
  it("tells narrowed checkpoints by their names", () => {
    for (const [name, format] of [
      ["RedHatAI/Meta-Llama-3.1-70B-Instruct-FP8-dynamic", "fp8"],
      ["hugging-quants/Meta-Llama-3.1-70B-Instruct-AWQ-INT4", "int4"],
      ["nvidia/Llama-3.1-70B-Instruct-NVFP4", "nvfp4"],
      ["Llama-3.1-70B-Instruct-Q8_0.gguf", "q8_0"],
    ]) {
      assert.deepEqual(modelNamed(name, catalog), { id: model, format }, name);
    }
    assert.deepEqual(modelNamed("openai/gpt-oss-120b", catalog), {
      id: "openai/gpt-oss-120b",
      format: undefined,
    });
  });
  it("of our own says what the answer was of", () => {
    for (const engine of ["vllm", "sglang", "tensorrt-llm"]) {
      const parallelism = { ...single, tensor: 2, pipeline: 2 };
      const { patch, unknown, context } = read(
        command({ engine, parallelism, memory_utilization: 0.8 }),
      );
      assert.deepEqual(unknown, [], engine);
      assert.deepEqual([patch.engine, patch.gpu_count, context], [engine, 4, 8192]);
      assert.equal(patch.memory_utilization, 0.8);
      assert.deepEqual([patch.parallelism.tensor, patch.parallelism.pipeline], [2, 2]);
      assert.equal(patch.model, model);
    }
  });
});
