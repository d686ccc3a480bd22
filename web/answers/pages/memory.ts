import { nth, type AnswerPage } from "../writer.ts";

const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";
const LLAMA_8B = "model=meta-llama/Llama-3.1-8B-Instruct";

/** Does it fit? */
export const memoryPages: readonly AnswerPage[] = [
  {
    slug: "70b-memory",
    title: ["How much GPU memory does a 70B model need?", "70B 推理需要多大显存？"],
    write: ({ t, gb, n, p, table, serve, serving: c }) => {
      const one = (weights: string, gpu: string, count = 1) =>
        serve(`${LLAMA_70B}&weights=${weights}&gpu=${gpu}&count=${count}&users=1`);
      const bf16 = one("bf16", "h100-sxm-80gb", 2);
      const fp8 = one("fp8", "h200-sxm-141gb");
      const int4 = one("int4", "rtx-6000-ada-48gb");
      const weights = (bits: typeof bf16, cards = 1) =>
        gb(bits.report.fit.per_gpu.weights_bytes * cards);
      const token = fp8.report.working.find(({ id }) => id === "kv_bytes_per_token")?.value ?? 0;
      const user = gb(token * 8192);
      return {
        short: t(
          `The weights of Llama 3.1 70B take <b>${weights(bf16, 2)} in BF16, ${weights(fp8)} in FP8 and ${weights(int4)} in 4 bits</b>. On top comes ${user} of KV cache for every user with 8K tokens of context.`,
          `Llama 3.1 70B 的权重：<b>BF16 ${weights(bf16, 2)}，FP8 ${weights(fp8)}，4 比特 ${weights(int4)}</b>。此外每个 8K 上下文的用户再加 ${user} 的 KV 缓存。`,
        ),
        parts: [
          table(
            t("One user, 7K tokens in and 1K out", "单用户，输入 7K、输出 1K 词元"),
            t("Format and cards", "格式与卡"),
            [
              ["BF16, 2 × H100 80GB", bf16],
              ["FP8, 1 × H200 141GB", fp8],
              ["FP8, 2 × H100 80GB", one("fp8", "h100-sxm-80gb", 2)],
              ["INT4, 1 × RTX 6000 Ada 48GB", int4],
              ["INT4, 2 × RTX 4090 24GB", one("int4", "rtx-4090-24gb", 2)],
              ["INT4, 1 × A100 80GB", one("int4", "a100-sxm-80gb")],
            ],
            [c.weights, c.needed, c.verdict, c.most],
          ),
          p(
            t(
              `Two cards of 24 GB have 48 GB between them, but each also holds what the engine, the graphs and a step's activations take. That is why a checkpoint of ${weights(int4)} is at their limit or beyond it, and one card of 80 GB the comfortable place for it.`,
              `两张 24 GB 卡合计 48 GB，但每张卡还要装下引擎本身、CUDA Graph 和一步计算的激活，所以 ${weights(int4)} 的 4 比特模型在那里不是贴着上限就是放不下，一张 80 GB 卡才宽裕。`,
            ),
          ),
          p(
            t(
              `The cache is ${n.whole(token / 1024)} KiB a token in BF16: 80 layers, 8 heads of keys and of values with 128 numbers each. Ten users with full windows of 8K need ten times ${user}; an FP8 cache halves it.`,
              `KV 缓存按 BF16 算是每词元 ${n.whole(token / 1024)} KiB：80 层、8 个 KV 头、每头 128 维，键和值各一份。十个 8K 用户就是 ${user} 的十倍；KV 用 FP8 则减半。`,
            ),
          ),
        ],
        open: fp8,
      };
    },
  },
  {
    slug: "8b-smallest-card",
    title: ["What is the smallest GPU for an 8B model?", "跑 8B 模型最小要什么显卡？"],
    write: ({ t, p, gb, table, serve, serving: c, name }) => {
      const at = (gpu: string, weights: string) =>
        serve(
          `${LLAMA_8B}&engine=llama.cpp&weights=${weights}&gpu=${gpu}&users=1&in=3072&out=1024`,
        );
      const tries = [
        ["rtx-3070-8gb", "q4_k_m"],
        ["rtx-3060-12gb", "q4_k_m"],
        ["rtx-3060-12gb", "q8_0"],
        ["rtx-4060-ti-16gb", "q8_0"],
        ["rtx-4090-24gb", "fp16"],
      ] as const;
      const rows = tries.map(
        ([gpu, weights]) => [`${name(gpu)}, ${weights.toUpperCase()}`, at(gpu, weights)] as const,
      );
      const fits =
        rows.find(([, { report }]) => report.fit.verdict !== "does_not_fit") ?? nth(rows, 0);
      return {
        short: t(
          `<b>${fits[0]}</b> is enough for one person: Llama 3.1 8B takes ${gb(fits[1].report.fit.per_gpu.needed_bytes)} there, 4K tokens of context included.`,
          `一个人用，<b>${fits[0]}</b> 就够：Llama 3.1 8B 连同 4K 上下文占 ${gb(fits[1].report.fit.per_gpu.needed_bytes)}。`,
        ),
        parts: [
          table(
            t("llama.cpp, one user, 3K in and 1K out", "llama.cpp，单用户，输入 3K、输出 1K"),
            t("Card and format", "卡与格式"),
            rows,
            [c.needed, c.verdict, c.longest, c.speed],
          ),
          p(
            t(
              "Q4_K_M stores 4.85 bits a weight on average: it mixes blocks of four and six bits, and keeps a scale for each. Q8_0 needs nearly twice the memory and is slower in proportion, because a token reads every weight once.",
              "Q4_K_M 平均每权重 4.85 比特：4 比特块和 6 比特块混用，每块另存缩放。Q8_0 显存接近翻倍，生成速度也按比例变慢，因为每个词元都要把权重读一遍。",
            ),
          ),
          p(
            t(
              "A display that runs on the same card takes from half a gigabyte to one and a half of it. Leave that much free, or plug the screen into the processor's own graphics.",
              "如果显示器也接在这张卡上，桌面会占 0.5–1.5 GB。要么给它留出来，要么把显示器接到核显。",
            ),
          ),
        ],
        open: fits[1],
      };
    },
  },
  {
    slug: "kv-cache-per-token",
    title: ["How much memory does the KV cache take per token?", "KV 缓存每个词元占多少显存？"],
    write: ({ t, p, n, gb, grid, link, serve, name }) => {
      const ids = [
        "meta-llama/Llama-2-7b-chat-hf",
        "meta-llama/Llama-3.1-8B-Instruct",
        "meta-llama/Llama-3.1-70B-Instruct",
        "Qwen/Qwen3-32B",
        "google/gemma-3-27b-it",
        "openai/gpt-oss-120b",
        "deepseek-ai/DeepSeek-V3",
      ];
      const rows = ids.map((id) => {
        const asked = serve(`model=${id}&weights=&gpu=h200-sxm-141gb&users=1&in=3072&out=1024`);
        const value = (name: string) => asked.report.working.find((step) => step.id === name);
        const elements = Number(value("kv_bytes_per_token")?.inputs["elements"] ?? 0);
        return { id, asked, bytes: 2 * elements, window: 32768 * 2 * elements };
      });
      const bySize = [...rows].sort((a, b) => a.bytes - b.bytes);
      const [latent, old] = [nth(bySize, 0), nth(bySize, -1)];
      return {
        short: t(
          `From <b>${n.figure(latent.bytes / 1024)} KiB (${name(latent.id)}) to ${n.figure(old.bytes / 1024)} KiB (${name(old.id)})</b> a token in 16 bits. The number of weights does not decide it: layers and the heads that are cached do.`,
          `16 位下每词元从 <b>${n.figure(latent.bytes / 1024)} KiB（${name(latent.id)}）到 ${n.figure(old.bytes / 1024)} KiB（${name(old.id)}）</b>。起决定作用的不是参数量，而是层数和要缓存的头数。`,
        ),
        parts: [
          grid(
            t("All layers together, 16 bits a number", "所有层合计，每个数 16 位"),
            [
              t("Model", "模型"),
              t("KiB a token", "KiB/词元"),
              t("A window of 32K, all layers at full length", "32K 窗口（所有层按全长）"),
            ],
            rows.map(({ id, asked, bytes, window }) => [
              link(asked, name(id)),
              n.figure(bytes / 1024),
              gb(window),
            ]),
          ),
          p(
            t(
              "Llama 2 7B caches all of its 32 heads. Llama 3.1 8B shares keys and values among four query heads each, so that a model of the same size needs a quarter. DeepSeek V3 caches one compressed vector of 576 numbers a layer in place of 128 heads.",
              "Llama 2 7B 把 32 个头全部缓存；Llama 3.1 8B 每 4 个查询头共用一组键值（GQA），同样大小的模型只要四分之一。DeepSeek V3 每层只缓存一个 576 维的压缩向量（MLA），代替 128 个头。",
            ),
          ),
          p(
            t(
              "Gemma 3 and gpt-oss look back only a short way in most of their layers. Those layers stop growing there, so that their real windows need less than the last column; the calculator counts that.",
              "Gemma 3 和 gpt-oss 的多数层只看附近一小段（滑动窗口），到那里就不再增长，所以真实占用比最后一列小；计算器会按层分别计算。",
            ),
          ),
        ],
        open: nth(rows, 2).asked,
      };
    },
  },
  {
    slug: "128k-context",
    title: ["What does a context of 128K tokens need?", "128K 长上下文要多大显存？"],
    write: ({ t, p, n, gb, table, serve, serving: c }) => {
      const at = (tokens: number, kv: string) =>
        serve(
          `${LLAMA_8B}&weights=fp8&gpu=h100-sxm-80gb&users=1&in=${tokens - 1024}&out=1024&kv=${kv}`,
        );
      const short = at(8192, "bf16");
      const long = at(131072, "bf16");
      const half = at(131072, "fp8");
      const cache = (asked: typeof long) => asked.report.fit.per_gpu.kv_cache_bytes;
      return {
        short: t(
          `For Llama 3.1 8B, <b>${gb(cache(long))} of KV cache for one user</b>, ${n.figure(cache(long) / cache(short))} times what 8K tokens take, and more than the weights themselves (${gb(long.report.fit.per_gpu.weights_bytes)} in FP8).`,
          `以 Llama 3.1 8B 为例，<b>单用户 KV 缓存就要 ${gb(cache(long))}</b>，是 8K 时的 ${n.figure(cache(long) / cache(short))} 倍，比 FP8 权重本身（${gb(long.report.fit.per_gpu.weights_bytes)}）还大。`,
        ),
        parts: [
          table(
            t("One user on an H100 80GB, 1K tokens of answer", "H100 80GB，单用户，输出 1K"),
            t("Context and cache", "上下文与 KV 格式"),
            [
              ["8K, BF16", short],
              ["32K, BF16", at(32768, "bf16")],
              ["64K, BF16", at(65536, "bf16")],
              ["128K, BF16", long],
              ["128K, FP8", half],
            ],
            [c.cache, c.most, c.first, c.speed],
          ),
          p(
            t(
              `What a reader notices first is the wait: the whole prompt is read before the first word. It goes from ${n.duration(short.report.speed?.ttft_ms ?? 0)} to ${n.duration(long.report.speed?.ttft_ms ?? 0)}, more than in proportion, because attention grows with the square of the length.`,
              `用户首先感到的是等待：首字之前要读完整个提示词。首字延迟从 ${n.duration(short.report.speed?.ttft_ms ?? 0)} 涨到 ${n.duration(long.report.speed?.ttft_ms ?? 0)}，超过线性，因为注意力的计算量随长度平方增长。`,
            ),
          ),
          p(
            t(
              `An FP8 cache halves the memory, so that ${n.whole(half.report.fit.max_concurrency)} instead of ${n.whole(long.report.fit.max_concurrency)} such users fit. Where documents repeat, a prefix cache saves the reading but not the memory.`,
              `KV 用 FP8 显存减半，同时可容纳 ${n.whole(half.report.fit.max_concurrency)} 个而不是 ${n.whole(long.report.fit.max_concurrency)} 个这样的用户。文档会重复时，前缀缓存省的是重新读的时间，不省显存。`,
            ),
          ),
        ],
        open: long,
      };
    },
  },
  {
    slug: "deepseek-r1-full",
    title: [
      "What hardware runs the full DeepSeek R1 (671B)?",
      "DeepSeek R1 满血版（671B）要什么配置？",
    ],
    write: ({ t, p, n, gb, table, serve, serving: c }) => {
      const at = (gpu: string, count: number) =>
        serve(
          `model=deepseek-ai/DeepSeek-R1&weights=&gpu=${gpu}&count=${count}&engine=sglang&users=16&in=4096&out=2048`,
        );
      const h200 = at("h200-sxm-141gb", 8);
      const h20 = at("h20-sxm-96gb", 16);
      const h100 = at("h100-sxm-80gb", 8);
      const weights = gb(h200.report.fit.per_gpu.weights_bytes * 8);
      return {
        short: t(
          `Its FP8 weights take <b>about ${weights}</b>: one server of <b>8 × H200</b>, or two of 8 × H100 or H20. One server of 8 × H100 (640 GB) is too small.`,
          `FP8 权重<b>约 ${weights}</b>：一台 <b>8 × H200</b>，或两台 8 卡 H100／H20。单台 8 × H100（640 GB）装不下。`,
        ),
        parts: [
          table(
            t("SGLang, 16 users, 4K tokens in and 2K out", "SGLang，16 用户，输入 4K、输出 2K"),
            t("Cards", "卡"),
            [
              ["8 × H100 80GB", h100],
              ["16 × H100 80GB", at("h100-sxm-80gb", 16)],
              ["16 × H20 96GB", h20],
              ["8 × H200 141GB", h200],
              ["8 × B200 180GB", at("b200-sxm-180gb", 8)],
            ],
            [c.needed, c.verdict, c.most, c.speed, c.hourly],
          ),
          p(
            t(
              "Only 37 of the 671 billion weights work on a token, so that it answers at the speed of a far smaller model; but any of its 256 experts a layer may be the next one called, so that all of them must be in memory.",
              "每个词元只激活 671B 里的 37B，所以速度像小得多的模型；但每层 256 个专家都可能被下一个词元选中，必须全部常驻显存。",
            ),
          ),
          p(
            t(
              `The H20 has less than a sixth of the H100's arithmetic but more memory bandwidth: reading prompts is slow on it (${n.duration(h20.report.speed?.ttft_ms ?? 0)} to the first token here), writing is not.`,
              `H20 的算力不到 H100 的六分之一，显存带宽却更高：读提示词慢（这里首字 ${n.duration(h20.report.speed?.ttft_ms ?? 0)}），吐字不慢。`,
            ),
          ),
        ],
        open: h200,
      };
    },
  },
  {
    slug: "deepseek-r1-distilled",
    title: [
      "Which distilled DeepSeek R1 fits my card?",
      "DeepSeek R1 蒸馏版怎么选：7B、14B、32B、70B？",
    ],
    write: ({ t, p, n, gb, grid, link, serve, name, words }) => {
      const sizes = ["Qwen-7B", "Qwen-14B", "Qwen-32B", "Llama-70B"];
      const cards = [
        "rtx-3060-12gb",
        "rtx-4060-ti-16gb",
        "rtx-4090-24gb",
        "rtx-5090-32gb",
        "rtx-6000-ada-48gb",
      ];
      const at = (size: string, gpu: string) =>
        serve(
          `model=deepseek-ai/DeepSeek-R1-Distill-${size}&engine=llama.cpp&weights=q4_k_m&gpu=${gpu}&users=1&in=2048&out=6144`,
        );
      const largest = (gpu: string) =>
        [...sizes]
          .reverse()
          .find((size) => !["tight", "does_not_fit"].includes(at(size, gpu).report.fit.verdict)) ??
        "–";
      const r32 = at("Qwen-32B", "rtx-4090-24gb");
      return {
        short: t(
          `In 4 bits and with 8K tokens of thought: <b>${largest("rtx-3060-12gb")} on 12 GB, ${largest("rtx-4060-ti-16gb")} on 16 GB, ${largest("rtx-4090-24gb")} on 24 GB, ${largest("rtx-6000-ada-48gb")} on 48 GB</b>.`,
          `4 比特、留 8K 词元给思考过程：<b>12 GB 卡选 ${largest("rtx-3060-12gb")}，16 GB 选 ${largest("rtx-4060-ti-16gb")}，24 GB 选 ${largest("rtx-4090-24gb")}，48 GB 选 ${largest("rtx-6000-ada-48gb")}</b>。`,
        ),
        parts: [
          grid(
            t(
              "Q4_K_M in llama.cpp, one user, 2K tokens in and 6K of thought and answer: tokens a second",
              "llama.cpp Q4_K_M，单用户，输入 2K、思考加回答 6K：词元/秒",
            ),
            [t("Card", "卡"), ...sizes],
            cards.map((gpu) => [
              name(gpu),
              ...sizes.map((size) => {
                const asked = at(size, gpu);
                const { speed, fit } = asked.report;
                const text =
                  speed && fit.verdict !== "does_not_fit"
                    ? n.figure(speed.tokens_per_second_per_user)
                    : (words.verdicts["does_not_fit"] ?? "");
                return link(asked, text);
              }),
            ]),
          ),
          p(
            t(
              `A reasoning model writes thousands of tokens before its answer. At ${n.figure(r32.report.speed?.tokens_per_second_per_user ?? 0)} tokens a second, 6,000 of them from the 32B on an RTX 4090 take ${n.duration((r32.report.speed?.tpot_ms ?? 0) * 6000)}; so the speed decides here more than in a chat.`,
              `推理模型在给出答案前要先写几千个词元的思考。RTX 4090 上的 32B 每秒 ${n.figure(r32.report.speed?.tokens_per_second_per_user ?? 0)} 个，写 6000 个要 ${n.duration((r32.report.speed?.tpot_ms ?? 0) * 6000)}，所以速度比普通聊天更要紧。`,
            ),
          ),
          p(
            t(
              `The 32B takes ${gb(r32.report.fit.per_gpu.needed_bytes)} with that context. These are Qwen 2.5 and Llama 3 models taught by R1: they are not the 671B model, and share nothing of its architecture.`,
              `32B 连同这段上下文占 ${gb(r32.report.fit.per_gpu.needed_bytes)}。蒸馏版本质是用 R1 的输出微调过的 Qwen2.5／Llama 3，不是 671B 那个模型，结构也完全不同。`,
            ),
          ),
        ],
        open: r32,
      };
    },
  },
  {
    slug: "gpt-oss-120b-one-gpu",
    title: ["Does gpt-oss-120b run on one GPU?", "gpt-oss-120b 单卡能跑吗？"],
    write: ({ t, p, n, gb, table, serve, serving: c }) => {
      const at = (gpu: string) =>
        serve(`model=openai/gpt-oss-120b&weights=&gpu=${gpu}&users=8&in=4096&out=1024`);
      const h100 = at("h100-sxm-80gb");
      const { report } = h100;
      return {
        short: t(
          `Yes: <b>one card of 80 GB</b>. Its experts come in MXFP4, the whole takes ${gb(report.fit.per_gpu.weights_bytes)}, and up to ${n.whole(report.fit.max_concurrency)} users with 5K tokens each fit beside it on an H100.`,
          `能：<b>一张 80 GB 卡即可</b>。专家权重原生就是 MXFP4，整体 ${gb(report.fit.per_gpu.weights_bytes)}，H100 上还能容纳最多 ${n.whole(report.fit.max_concurrency)} 个 5K 上下文的用户。`,
        ),
        parts: [
          table(
            t("8 users, 4K tokens in and 1K out", "8 用户，输入 4K、输出 1K"),
            t("Card", "卡"),
            [
              ["A100 80GB", at("a100-sxm-80gb")],
              ["H100 80GB", h100],
              ["H200 141GB", at("h200-sxm-141gb")],
              ["B200 180GB", at("b200-sxm-180gb")],
              ["RTX PRO 6000 96GB", at("rtx-pro-6000-96gb")],
              ["L40S 48GB", at("l40s-48gb")],
            ],
            [c.needed, c.verdict, c.most, c.speed, c.million],
          ),
          p(
            t(
              "It has 117 billion weights but works with 5.1 billion on a token: four experts of 128 in each layer. A token reads a twentieth of what a dense model of its size would, and that is where the speed comes from.",
              "总参数 117B，但每个词元只用 5.1B：每层 128 个专家选 4 个。读的权重只有同尺寸稠密模型的二十分之一左右，速度就来自这里。",
            ),
          ),
          p(
            t(
              "Cards before Blackwell have no arithmetic in four bits. They widen the experts to 16 bits on the way into the multipliers: that costs some speed with many users, and no memory.",
              "Blackwell 之前的卡没有 4 比特运算单元，要在送进乘法器前展宽到 16 位：用户多时损失一些速度，但不多占显存。",
            ),
          ),
        ],
        open: h100,
      };
    },
  },
  {
    slug: "experts-in-ram",
    title: [
      "Can a mixture model run partly from system RAM?",
      "显存不够，MoE 的层放内存里能跑多快？",
    ],
    write: ({ t, p, n, gb, table, serve, serving: c }) => {
      const at = (hostmem: number, gpu = "rtx-4090-24gb") =>
        serve(
          `model=openai/gpt-oss-120b&weights=&engine=llama.cpp&gpu=${gpu}&users=1&in=2048&out=512&offload=yes&hostmem=${hostmem}`,
        );
      const desktop = at(80);
      const server = at(400);
      const host = desktop.report.fit.host;
      return {
        short: t(
          `Yes. gpt-oss-120b with a 24 GB card and ${gb(host?.bytes ?? 0)} of RAM answers at <b>${n.figure(desktop.report.speed?.tokens_per_second_per_user ?? 0)} tokens a second</b> with the two memory channels of a desktop (80 GB/s), and at ${n.figure(server.report.speed?.tokens_per_second_per_user ?? 0)} with the memory of a server (400 GB/s).`,
          `能。gpt-oss-120b 用一张 24 GB 卡加 ${gb(host?.bytes ?? 0)} 内存：台式机双通道（80 GB/s）约 <b>${n.figure(desktop.report.speed?.tokens_per_second_per_user ?? 0)} 词元/秒</b>，服务器内存（400 GB/s）约 ${n.figure(server.report.speed?.tokens_per_second_per_user ?? 0)}。`,
        ),
        parts: [
          table(
            t(
              "llama.cpp, one user, 2K tokens in and 512 out",
              "llama.cpp，单用户，输入 2K、输出 512",
            ),
            t("Card, bandwidth of the RAM", "显卡，内存带宽"),
            [
              ["RTX 4090, 50 GB/s", at(50)],
              ["RTX 4090, 80 GB/s", desktop],
              ["RTX 4090, 200 GB/s", at(200)],
              ["RTX 4090, 400 GB/s", server],
              ["RTX 5090, 80 GB/s", at(80, "rtx-5090-32gb")],
              ["RTX 3060 12GB, 80 GB/s", at(80, "rtx-3060-12gb")],
            ],
            [
              [
                t("Layers on the card", "在卡上的层"),
                ({ fit }) => (fit.host ? `${fit.host.gpu_layers} / ${fit.host.layers}` : "–"),
              ],
              [t("In RAM", "在内存"), ({ fit }) => gb(fit.host?.bytes ?? 0)],
              c.speed,
              c.first,
            ],
          ),
          p(
            t(
              "The slowest part sets the pace: whatever lies in RAM is read at the RAM's speed for every token, while the card waits. A mixture suffers less than a dense model, because of an offloaded layer only the experts that were chosen are read.",
              "速度由最慢的一环决定：放在内存里的部分，每个词元都要按内存带宽读一遍，显卡只能等。MoE 比稠密模型损失小，因为被卸载的层只读被选中的专家。",
            ),
          ),
          p(
            t(
              "These figures move whole layers. Moving only the experts and keeping all attention on the card (llama.cpp's <code>--n-cpu-moe</code>) uses the same bandwidth better; take them as what is reached at least.",
              "这里按整层卸载计算。只卸载专家、注意力全留在卡上（llama.cpp 的 <code>--n-cpu-moe</code>）更省带宽，表中数字可看作下限。",
            ),
          ),
        ],
        open: desktop,
      };
    },
  },
  {
    slug: "quantization-memory-speed",
    title: [
      "BF16, FP8 or 4 bits: what does quantization change?",
      "BF16、FP8、INT4 量化对显存和速度有什么影响？",
    ],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (weights: string, users: number) =>
        serve(
          `model=Qwen/Qwen3-32B&weights=${weights}&gpu=h100-sxm-80gb&users=${users}&in=1024&out=512`,
        );
      const speed = (asked: ReturnType<typeof at>) =>
        asked.report.speed?.output_tokens_per_second ?? 0;
      const [b1, f1, i1] = [at("bf16", 1), at("fp8", 1), at("int4", 1)];
      const [f32, i32] = [at("fp8", 32), at("int4", 32)];
      return {
        short: t(
          `For one user on an H100, Qwen3 32B is <b>${n.figure(speed(f1) / speed(b1))} times as fast in FP8 and ${n.figure(speed(i1) / speed(b1))} times in 4 bits</b> as in BF16. With 32 users 4 bits give only ${n.figure(speed(i32) / speed(f32))} times the tokens of FP8.`,
          `H100 上跑 Qwen3 32B，单用户时 <b>FP8 是 BF16 的 ${n.figure(speed(f1) / speed(b1))} 倍，4 比特是 ${n.figure(speed(i1) / speed(b1))} 倍</b>。到 32 个用户，4 比特的总吞吐只有 FP8 的 ${n.figure(speed(i32) / speed(f32))} 倍。`,
        ),
        parts: [
          table(
            t(
              "Qwen3 32B on one H100, 1K tokens in and 512 out",
              "Qwen3 32B，单张 H100，输入 1K、输出 512",
            ),
            t("Format, users", "格式，用户数"),
            [
              ["BF16, 1", b1],
              ["FP8, 1", f1],
              ["INT4, 1", i1],
              ["BF16, 8", at("bf16", 8)],
              ["FP8, 32", f32],
              ["INT4, 32", i32],
            ],
            [c.weights, c.most, c.speed, c.total],
          ),
          p(
            t(
              "With few users a token costs what it takes to read the weights, so half the bytes is nearly twice the speed. With many, the multipliers decide: FP8 doubles their rate on Hopper, while 4-bit integer weights are widened to 16 bits first and gain nothing there.",
              "用户少时，出一个词元的代价就是把权重读一遍，字节减半速度就接近翻倍。用户多时由乘法器决定：Hopper 上 FP8 算力翻倍，而 INT4 权重要先展宽成 16 位，算力上没有好处。",
            ),
          ),
          p(
            t(
              "The memory that is saved becomes room for users: see the second column. What a format costs in quality is a property of the checkpoint; measure it on your own texts.",
              "省下的显存可以容纳更多用户，见第二列。量化掉多少精度取决于具体的量化模型，请用自己的数据测。",
            ),
          ),
        ],
        open: f1,
      };
    },
  },
  {
    slug: "vision-language-memory",
    title: [
      "How much memory does a vision-language model need?",
      "多模态（视觉语言）模型要多少显存？",
    ],
    write: ({ t, p, gb, table, serve, serving: c }) => {
      const at = (tokens: number, users: number, gpu = "rtx-4090-24gb") =>
        serve(
          `model=Qwen/Qwen2.5-VL-7B-Instruct&weights=&gpu=${gpu}&users=${users}&in=${tokens}&out=256`,
        );
      const photo = at(1536, 4);
      const pages = at(12288, 4);
      const cache = (asked: typeof photo) => gb(asked.report.fit.per_gpu.kv_cache_bytes);
      return {
        short: t(
          `Qwen2.5-VL 7B takes <b>${gb(photo.report.fit.per_gpu.weights_bytes)} in BF16</b>, its vision encoder included. A picture is tokens like any text: about 1,300 for one megapixel.`,
          `Qwen2.5-VL 7B 的 BF16 权重<b>含视觉编码器 ${gb(photo.report.fit.per_gpu.weights_bytes)}</b>。图片会变成词元：一百万像素约 1300 个。`,
        ),
        parts: [
          table(
            t("Qwen2.5-VL 7B, answers of 256 tokens", "Qwen2.5-VL 7B，输出 256"),
            t("What is asked", "输入"),
            [
              [
                t(
                  "One photo of 1 megapixel, 4 users, RTX 4090",
                  "一张 1 MP 照片，4 用户，RTX 4090",
                ),
                photo,
              ],
              [t("Eight scanned pages, 4 users, RTX 4090", "八页扫描件，4 用户，RTX 4090"), pages],
              [
                t("Eight scanned pages, 16 users, L40S", "八页扫描件，16 用户，L40S"),
                at(12288, 16, "l40s-48gb"),
              ],
              [
                t(
                  "A minute of video (24K tokens), 4 users, L40S",
                  "一分钟视频（24K 词元），4 用户，L40S",
                ),
                at(24576, 4, "l40s-48gb"),
              ],
            ],
            [c.cache, c.needed, c.verdict, c.most, c.first],
          ),
          p(
            t(
              `Qwen's encoder makes one token of 28 × 28 pixels. A scan of 300 dpi has 8.7 megapixels and would be 11,000 tokens; scaled to 1,536 pixels it is a sixth. From one photo to eight pages the cache of four users grows from ${cache(photo)} to ${cache(pages)}.`,
              `Qwen 的视觉编码器把 28 × 28 像素变成一个词元。300 dpi 的 A4 扫描件有 870 万像素，约 1.1 万词元；缩到长边 1536 像素就只剩六分之一。从一张照片到八页扫描，四个用户的 KV 缓存从 ${cache(photo)} 涨到 ${cache(pages)}。`,
            ),
          ),
          p(
            t(
              `Limit the pixels in the server's settings (<code>max_pixels</code>): engines reserve memory for the largest picture they might be given, and one unexpected scan can ask for more than the card has. The figures count pictures as prompt tokens, and leave out the encoder's own working memory, which counts for very large ones.`,
              `务必在服务端限制像素（<code>max_pixels</code>）：引擎会按可能出现的最大图片预留显存，一张超大扫描件就可能超出整张卡。表中把图片按提示词元计算，未计入超大图片在编码器里的临时显存。`,
            ),
          ),
        ],
        open: photo,
      };
    },
  },
];
