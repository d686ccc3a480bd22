import { nth, type AnswerPage } from "../writer.ts";

const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";
const LLAMA_8B = "model=meta-llama/Llama-3.1-8B-Instruct";
const QWEN_32B = "model=Qwen/Qwen3-32B";

/** Which card? */
export const cardPages: readonly AnswerPage[] = [
  {
    slug: "h100-vs-a100",
    title: ["H100 or A100 for inference: how much faster is it?", "H100 和 A100 推理差多少？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, users: number, tokens = "in=1024&out=512") =>
        serve(`${LLAMA_8B}&weights=bf16&gpu=${gpu}&users=${users}&${tokens}`);
      const [h, a] = ["h100-sxm-80gb", "a100-sxm-80gb"];
      const ratio = (x: ReturnType<typeof at>, y: ReturnType<typeof at>) =>
        n.figure(
          (x.report.speed?.output_tokens_per_second ?? 0) /
            (y.report.speed?.output_tokens_per_second ?? 1),
        );
      const [h1, a1, h64, a64] = [at(h, 1), at(a, 1), at(h, 64), at(a, 64)];
      const read = (x: ReturnType<typeof at>) => n.duration(x.report.speed?.ttft_ms ?? 0);
      const million = (x: ReturnType<typeof at>) =>
        n.dollars(x.report.cost?.usd_per_million_output_tokens ?? 0);
      const [hLong, aLong] = [at(h, 4, "in=15360&out=256"), at(a, 4, "in=15360&out=256")];
      return {
        short: t(
          `In BF16 and for Llama 3.1 8B, <b>${ratio(h1, a1)} times for one user and ${ratio(h64, a64)} times for 64</b>. A prompt of 15K tokens is read in ${read(hLong)} instead of ${read(aLong)}. With 64 users a million tokens cost ${million(h64)} on the H100 and ${million(a64)} on the A100.`,
          `BF16、Llama 3.1 8B：<b>单用户时 H100 是 A100 的 ${ratio(h1, a1)} 倍，64 用户时 ${ratio(h64, a64)} 倍</b>；15K 提示词首字 ${read(hLong)} 对 ${read(aLong)}。64 用户时百万词元 H100 ${million(h64)}，A100 ${million(a64)}。`,
        ),
        parts: [
          table(
            t("Llama 3.1 8B, BF16, vLLM", "Llama 3.1 8B，BF16，vLLM"),
            t("Card and load", "卡与负载"),
            [
              [t("A100, 1 user", "A100，1 用户"), a1],
              [t("H100, 1 user", "H100，1 用户"), h1],
              [t("A100, 64 users", "A100，64 用户"), a64],
              [t("H100, 64 users", "H100，64 用户"), h64],
              [t("A100, 4 users, 15K in", "A100，4 用户，输入 15K"), aLong],
              [t("H100, 4 users, 15K in", "H100，4 用户，输入 15K"), hLong],
            ],
            [c.speed, c.total, c.first, c.million, c.dated],
          ),
          p(
            t(
              "Writing reads the weights once a token, so there the ratio of the bandwidths counts: 3.35 against 2.04 TB/s. Reading prompts counts operations: 989 against 312 TFLOP/s of dense BF16. What is quoted elsewhere mixes the two.",
              "吐字阶段每个词元要读一遍权重，看带宽：3.35 对 2.04 TB/s；读提示词看算力：BF16 稠密 989 对 312 TFLOP/s。别处的倍数多是把两者混在一起算的。",
            ),
          ),
          p(
            t(
              `The H100 also computes in FP8, which the A100 cannot: with FP8 weights it serves 64 users at ${n.figure(serve(`${LLAMA_8B}&weights=fp8&gpu=${h}&users=64&in=1024&out=512`).report.speed?.output_tokens_per_second ?? 0)} tokens a second in all.`,
              `H100 还支持 FP8 计算，A100 没有：用 FP8 权重，64 用户总吞吐 ${n.figure(serve(`${LLAMA_8B}&weights=fp8&gpu=${h}&users=64&in=1024&out=512`).report.speed?.output_tokens_per_second ?? 0)} 词元/秒。`,
            ),
          ),
        ],
        open: h64,
      };
    },
  },
  {
    slug: "h200-vs-h100",
    title: ["Is the H200 worth it over the H100?", "H200 比 H100 值不值？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, count: number, users: number) =>
        serve(`${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=${count}&users=${users}`);
      const one = at("h200-sxm-141gb", 1, 16);
      const two = at("h100-sxm-80gb", 2, 16);
      const lone = at("h100-sxm-80gb", 1, 1);
      const cost = (asked: typeof one) => n.price(asked.report.cost?.usd_per_hour ?? 0);
      return {
        short: t(
          `For a 70B model in FP8, yes: <b>one H200 (${cost(one)} an hour) takes the place of two H100 (${cost(two)})</b>, because one H100 has no room for the cache beside the weights. For models that fit either way it buys 1.4 times the bandwidth.`,
          `FP8 的 70B：值。<b>一张 H200（每小时 ${cost(one)}）顶两张 H100（${cost(two)}）</b>，因为单张 H100 装完权重就没地方放 KV 缓存。如果模型本来就放得下，那么只是带宽多 1.4 倍。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 70B in FP8, 7K tokens in and 1K out",
              "Llama 3.1 70B FP8，输入 7K、输出 1K",
            ),
            t("Cards and users", "卡与用户"),
            [
              [t("1 × H100, 1 user", "1 × H100，1 用户"), lone],
              [t("2 × H100, 16 users", "2 × H100，16 用户"), two],
              [t("1 × H200, 16 users", "1 × H200，16 用户"), one],
              [t("2 × H200, 64 users", "2 × H200，64 用户"), at("h200-sxm-141gb", 2, 64)],
              [t("4 × H100, 64 users", "4 × H100，64 用户"), at("h100-sxm-80gb", 4, 64)],
            ],
            [c.needed, c.verdict, c.most, c.speed, c.hourly, c.million],
          ),
          p(
            t(
              "Both have the same multipliers, 989 TFLOP/s: prompts are read no faster. The H200 has 141 GB at 4.8 TB/s where the H100 has 80 GB at 3.35.",
              "两者算力相同（989 TFLOP/s），读提示词不会更快；差别在显存：141 GB、4.8 TB/s 对 80 GB、3.35 TB/s。",
            ),
          ),
          p(
            t(
              `Two H100 answer each user faster (they share the reading of the weights), one H200 leaves no card idle and needs no exchange between cards. At equal loads compare the last column, not the price of the card.`,
              `两张 H100 分摊读权重，单用户更快；一张 H200 不需要卡间通信，也没有闲置的卡。同样负载下比最后一列（每百万词元），不要只比卡价。`,
            ),
          ),
        ],
        open: one,
      };
    },
  },
  {
    slug: "b200-vs-h200",
    title: ["What does a B200 do that an H200 does not?", "B200 相比 H200 提升多少？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, weights: string, users = 64) =>
        serve(
          `${LLAMA_70B}&weights=${weights}&gpu=${gpu}&count=2&users=${users}&in=2048&out=1024&engine=tensorrt-llm`,
        );
      const h = at("h200-sxm-141gb", "fp8");
      const b8 = at("b200-sxm-180gb", "fp8");
      const b4 = at("b200-sxm-180gb", "nvfp4");
      const rate = (asked: typeof h) => asked.report.speed?.output_tokens_per_second ?? 0;
      const million = (asked: typeof h) =>
        n.dollars(asked.report.cost?.usd_per_million_output_tokens ?? 0);
      return {
        short: t(
          `With the same FP8 weights <b>${n.figure(rate(b8) / rate(h))} times the tokens; with NVFP4, which only Blackwell computes, ${n.figure(rate(b4) / rate(h))} times</b>. A million tokens cost ${million(b4)} instead of ${million(h)} at today's dated offers.`,
          `同样 FP8 权重，<b>吞吐 ${n.figure(rate(b8) / rate(h))} 倍；换成只有 Blackwell 支持的 NVFP4，${n.figure(rate(b4) / rate(h))} 倍</b>。按现有报价，百万输出词元 ${million(b4)}，H200 为 ${million(h)}。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 70B on two cards, TensorRT-LLM, 64 users, 2K in and 1K out",
              "Llama 3.1 70B，两卡，TensorRT-LLM，64 用户，输入 2K、输出 1K",
            ),
            t("Card and format", "卡与格式"),
            [
              ["H200, FP8", h],
              ["B200, FP8", b8],
              ["B200, NVFP4", b4],
              ["B300, NVFP4", at("b300-sxm-288gb", "nvfp4")],
              [
                t("B200, NVFP4, 256 users", "B200，NVFP4，256 用户"),
                at("b200-sxm-180gb", "nvfp4", 256),
              ],
            ],
            [c.needed, c.most, c.speed, c.total, c.million],
          ),
          p(
            t(
              "A B200 has 180 GB at 7.7 TB/s against 141 at 4.8, and 2.25 times the FP8 arithmetic. It draws 1,000 watts: an air-cooled rack holds fewer servers of it.",
              "B200 是 180 GB、7.7 TB/s（H200：141 GB、4.8 TB/s），FP8 算力约 2.25 倍；功耗 1000 W，同样的风冷机柜放的台数更少。",
            ),
          ),
          p(
            t(
              "NVFP4 keeps one FP8 scale for every 16 weights: 4.5 bits each. The model must have been converted for it; where no such checkpoint exists, compare the FP8 rows.",
              "NVFP4 每 16 个权重共用一个 FP8 缩放，折合 4.5 比特。要有转换好的权重才能用；没有的话请看 FP8 两行。",
            ),
          ),
        ],
        open: b4,
      };
    },
  },
  {
    slug: "rtx-5090-vs-4090",
    title: [
      "RTX 5090, 4090 or 3090 for local models?",
      "本地跑大模型选 RTX 5090、4090 还是 3090？",
    ],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, model: string, weights: string) =>
        serve(
          `model=${model}&weights=${weights}&engine=llama.cpp&gpu=${gpu}&users=1&in=3072&out=1024`,
        );
      const cards = [
        ["RTX 3090", "rtx-3090-24gb"],
        ["RTX 4090", "rtx-4090-24gb"],
        ["RTX 5090", "rtx-5090-32gb"],
      ] as const;
      const rows = cards.flatMap(([label, gpu]) => [
        [`${label}, Qwen3 32B Q4_K_M`, at(gpu, "Qwen/Qwen3-32B", "q4_k_m")] as const,
        [
          `${label}, Qwen3 30B A3B Q4_K_M`,
          at(gpu, "Qwen/Qwen3-30B-A3B-Instruct-2507", "q4_k_m"),
        ] as const,
      ]);
      const speed = (index: number) =>
        rows[index]?.[1].report.speed?.tokens_per_second_per_user ?? 0;
      return {
        short: t(
          `For a dense 32B in 4 bits: <b>${n.figure(speed(0))}, ${n.figure(speed(2))} and ${n.figure(speed(4))} tokens a second</b> on a 3090, 4090 and 5090. The 4090 is hardly ahead of the 3090 when it writes; the 5090's 8 GB more make longer contexts possible.`,
          `4 比特稠密 32B：3090、4090、5090 分别约 <b>${n.figure(speed(0))}、${n.figure(speed(2))}、${n.figure(speed(4))} 词元/秒</b>。纯吐字 4090 比 3090 快不了多少；5090 多出的 8 GB 主要换来更长上下文。`,
        ),
        parts: [
          table(
            t(
              "llama.cpp, one user, 3K tokens in and 1K out",
              "llama.cpp，单用户，输入 3K、输出 1K",
            ),
            t("Card and model", "卡与模型"),
            rows,
            [c.needed, c.longest, c.speed, c.first],
          ),
          p(
            t(
              "Bandwidths are 936, 1,008 and 1,792 GB/s, and writing follows them. Reading a long prompt follows the arithmetic, where the 4090 has more than twice the 3090's: look at the last column.",
              "显存带宽 936、1008、1792 GB/s，吐字速度跟着带宽走。读长提示词看算力，4090 是 3090 的两倍多，见最后一列。",
            ),
          ),
          p(
            t(
              "Mixture models with 3 billion active weights change the question: they are quick on any of the three, and what counts is whether they fit.",
              "激活只有 3B 的 MoE 会改变结论：三张卡都很快，能不能放下才是关键。",
            ),
          ),
        ],
        open: nth(rows, 4)[1],
      };
    },
  },
  {
    slug: "two-4090-or-one-a100",
    title: ["Two RTX 4090 or one 48 GB or 80 GB card?", "两张 4090 还是一张 48 GB／80 GB 卡？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, count: number) =>
        serve(`${QWEN_32B}&weights=int4&gpu=${gpu}&count=${count}&users=8&in=3072&out=1024`);
      const two = at("rtx-4090-24gb", 2);
      const ada = at("rtx-6000-ada-48gb", 1);
      const a100 = at("a100-sxm-80gb", 1);
      const rows = [
        ["1 × RTX 4090 24GB", at("rtx-4090-24gb", 1)],
        ["2 × RTX 4090 24GB", two],
        ["1 × RTX 5090 32GB", at("rtx-5090-32gb", 1)],
        ["1 × RTX 6000 Ada 48GB", ada],
        ["1 × A100 80GB", a100],
        ["1 × RTX PRO 6000 96GB", at("rtx-pro-6000-96gb", 1)],
      ] as const;
      const all = rows.filter(([, { report }]) => report.speed?.running_requests === 8);
      const [fastest] = [...all].sort(
        ([, a], [, b]) =>
          (b.report.speed?.tokens_per_second_per_user ?? 0) -
          (a.report.speed?.tokens_per_second_per_user ?? 0),
      )[0] ?? [""];
      const room = (asked: typeof two) => n.whole(asked.report.fit.max_concurrency);
      return {
        short: t(
          `For Qwen3 32B in 4 bits and 8 users, <b>${fastest} is the fastest to each user</b>. Two 4090 hold ${room(two)} users of 4K tokens where a 48 GB card holds ${room(ada)} and an A100 80GB ${room(a100)}.`,
          `Qwen3 32B 4 比特、8 个用户：<b>单用户最快的是 ${fastest}</b>。两张 4090 在 4K 上下文下最多 ${room(two)} 人；一张 48 GB 卡 ${room(ada)} 人，一张 A100 80GB ${room(a100)} 人。`,
        ),
        parts: [
          table(
            t(
              "Qwen3 32B, INT4, vLLM, 8 users, 3K in and 1K out",
              "Qwen3 32B，INT4，vLLM，8 用户，输入 3K、输出 1K",
            ),
            t("Cards", "卡"),
            rows,
            [c.needed, c.verdict, c.most, c.speed, c.first, c.hourly],
          ),
          p(
            t(
              "Each of two cards reads half of the weights at the same time; after every layer they exchange results over PCIe, since the 4090 has no NVLink. For a few users that exchange is small; for long prompts it is what one waits for.",
              "两卡张量并行，各读一半权重；每层之后要经 PCIe 交换结果（4090 没有 NVLink）。用户少时开销不大，提示词很长时等的就是它。",
            ),
          ),
          p(
            t(
              "Both cards hold the engine and the graphs once more, so that 2 × 24 GB is less than 48. And two cards of 450 W want a supply of 1,200 W or more and a board that gives each of them eight lanes.",
              "引擎和 CUDA Graph 在每张卡上各占一份，所以 2 × 24 GB 小于 48 GB。两张 450 W 的卡要 1200 W 以上电源，主板要能给每张卡至少 8 条通道。",
            ),
          ),
        ],
        open: two,
      };
    },
  },
  {
    slug: "l40s-inference",
    title: ["What is an L40S good for?", "L40S 适合跑什么？"],
    write: ({ t, p, n, table, serve, draw, serving: c }) => {
      const at = (gpu: string, model: string, weights: string, users: number) =>
        serve(`model=${model}&weights=${weights}&gpu=${gpu}&users=${users}&in=1024&out=512`);
      const small = at("l40s-48gb", "meta-llama/Llama-3.1-8B-Instruct", "fp8", 32);
      const same = at("a100-pcie-80gb", "meta-llama/Llama-3.1-8B-Instruct", "bf16", 32);
      const flux = draw("model=black-forest-labs/FLUX.1-dev&gpu=l40s-48gb").report.speed;
      const fluxA = draw("model=black-forest-labs/FLUX.1-dev&gpu=a100-sxm-80gb").report.speed;
      const million = (asked: typeof small) =>
        n.dollars(asked.report.cost?.usd_per_million_output_tokens ?? 0);
      return {
        short: t(
          `<b>Models up to 30B for many users in FP8, and pictures</b>: it draws FLUX.1 dev in ${n.figure(flux?.seconds_per_image ?? 0)} s (an A100 in ${n.figure(fluxA?.seconds_per_image ?? 0)} s). It is slow where one user waits for a large model.`,
          `<b>FP8 下 30B 以内、多用户的服务，以及文生图</b>：FLUX.1 dev 每张 ${n.figure(flux?.seconds_per_image ?? 0)} 秒（A100 ${n.figure(fluxA?.seconds_per_image ?? 0)} 秒）。单用户等大模型则偏慢。`,
        ),
        parts: [
          table(
            t("1K tokens in and 512 out", "输入 1K、输出 512"),
            t("What runs", "负载"),
            [
              [t("L40S, Llama 3.1 8B FP8, 32 users", "L40S，Llama 3.1 8B FP8，32 用户"), small],
              [t("A100 PCIe, the same in BF16", "A100 PCIe，同模型 BF16"), same],
              [
                t("L40S, Qwen3 32B FP8, 8 users", "L40S，Qwen3 32B FP8，8 用户"),
                at("l40s-48gb", "Qwen/Qwen3-32B", "fp8", 8),
              ],
              [
                t("L40S, Qwen3 32B INT4, 1 user", "L40S，Qwen3 32B INT4，1 用户"),
                at("l40s-48gb", "Qwen/Qwen3-32B", "int4", 1),
              ],
              [
                t("L4, Llama 3.1 8B FP8, 8 users", "L4，Llama 3.1 8B FP8，8 用户"),
                at("l4-24gb", "meta-llama/Llama-3.1-8B-Instruct", "fp8", 8),
              ],
            ],
            [c.needed, c.speed, c.total, c.first, c.million],
          ),
          p(
            t(
              `It has the arithmetic of a large card (362 TFLOP/s in BF16, twice that in FP8) behind 864 GB/s of GDDR6: less than half of an A100's bandwidth. Batches hide part of that: a million tokens for 32 users cost ${million(small)} on it and ${million(same)} on the A100.`,
              `它的算力接近大卡（BF16 362 TFLOP/s，FP8 翻倍），但显存是 864 GB/s 的 GDDR6，不到 A100 的一半。批量大时能掩盖一部分：32 用户百万词元 ${million(small)}，A100 为 ${million(same)}。`,
            ),
          ),
          p(
            t(
              "It has no NVLink, so that models spread over several of them talk over PCIe. Two or three independent copies of a small model use it better than one large model on two cards.",
              "没有 NVLink，多卡只能走 PCIe。与其两卡拼一个大模型，不如每卡独立跑一个小模型副本。",
            ),
          ),
        ],
        open: small,
      };
    },
  },
  {
    slug: "h20-inference",
    title: [
      "H20, H800, A800 against H100: what do the export variants lose?",
      "H20、H800、A800 与 H100 差在哪？",
    ],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, users = 32) =>
        serve(`${LLAMA_70B}&weights=bf16&gpu=${gpu}&count=8&users=${users}&in=4096&out=1024`);
      const [alone, h100Alone] = [at("h20-sxm-96gb", 1), at("h100-sxm-80gb", 1)];
      const h100 = at("h100-sxm-80gb");
      const h20 = at("h20-sxm-96gb");
      const per = (asked: typeof h20) => asked.report.speed;
      return {
        short: t(
          `For a single user eight H20 write like eight H100 (<b>${n.figure(per(alone)?.tokens_per_second_per_user ?? 0)} against ${n.figure(per(h100Alone)?.tokens_per_second_per_user ?? 0)} tokens a second</b>). With 32 users who send prompts of 4K it is ${n.figure(per(h20)?.tokens_per_second_per_user ?? 0)} against ${n.figure(per(h100)?.tokens_per_second_per_user ?? 0)} each, and the first token comes after <b>${n.duration(per(h20)?.ttft_ms ?? 0)} against ${n.duration(per(h100)?.ttft_ms ?? 0)}</b>.`,
          `单用户时 8 卡 H20 吐字与 8 卡 H100 相当（<b>${n.figure(per(alone)?.tokens_per_second_per_user ?? 0)} 对 ${n.figure(per(h100Alone)?.tokens_per_second_per_user ?? 0)} 词元/秒</b>）；32 个用户、4K 提示词时每人 ${n.figure(per(h20)?.tokens_per_second_per_user ?? 0)} 对 ${n.figure(per(h100)?.tokens_per_second_per_user ?? 0)}，首字 <b>${n.duration(per(h20)?.ttft_ms ?? 0)} 对 ${n.duration(per(h100)?.ttft_ms ?? 0)}</b>。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 70B, BF16, 8 cards, 32 users unless said, 4K tokens in and 1K out",
              "Llama 3.1 70B，BF16，8 卡，未注明为 32 用户，输入 4K、输出 1K",
            ),
            t("Server", "整机"),
            [
              [t("8 × H100, 1 user", "8 × H100，1 用户"), h100Alone],
              [t("8 × H20, 1 user", "8 × H20，1 用户"), alone],
              ["8 × H100", h100],
              ["8 × H800", at("h800-sxm-80gb")],
              ["8 × H20", h20],
              ["8 × A100", at("a100-sxm-80gb")],
              ["8 × A800", at("a800-sxm-80gb")],
            ],
            [c.needed, c.most, c.speed, c.first, c.total],
          ),
          p(
            t(
              "H20: 148 of the H100's 989 dense BF16 TFLOP/s, but 96 GB at 4 TB/s. H800: full arithmetic, NVLink cut from 450 to 200 GB/s in one direction, and next to no FP64. A800: an A100 whose NVLink is cut from 300 to 200 GB/s.",
              "H20：BF16 稠密算力 148 TFLOP/s（H100 为 989），但有 96 GB、4 TB/s。H800：算力不变，NVLink 单向由 450 降到 200 GB/s，FP64 基本砍掉。A800：A100 的 NVLink 由 300 降到 200 GB/s。",
            ),
          ),
          p(
            t(
              "So the H20 suits long answers, reasoning and many cached prefixes; for retrieval with long prompts and short answers, or for training, it takes several of them to do what one H100 does.",
              "因此 H20 适合长输出、推理类模型和前缀缓存命中高的场景；长提示词短回答的 RAG，或者训练，则要好几张才顶一张 H100。",
            ),
          ),
        ],
        open: h20,
      };
    },
  },
  {
    slug: "mi300x-vs-h100",
    title: ["MI300X or H100 for serving?", "MI300X 和 H100 怎么选？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, count: number, engine: string, users = 32) =>
        serve(
          `${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=${count}&engine=${engine}&users=${users}&in=2048&out=1024`,
        );
      const amd = at("mi300x-192gb", 1, "vllm-rocm");
      const two = at("h100-sxm-80gb", 2, "vllm");
      const cost = (asked: typeof amd) =>
        n.dollars(asked.report.cost?.usd_per_million_output_tokens ?? 0);
      return {
        short: t(
          `One MI300X holds a 70B in FP8 with ${n.whole(amd.report.fit.max_concurrency)} users of 3K tokens; that takes two H100. <b>A million tokens: ${cost(amd)} against ${cost(two)}</b> at the dated offers known.`,
          `一张 MI300X 就能放下 FP8 的 70B，外加 ${n.whole(amd.report.fit.max_concurrency)} 个 3K 上下文用户，H100 要两张。按现有报价，<b>百万词元 ${cost(amd)} 对 ${cost(two)}</b>。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 70B, FP8, 2K tokens in and 1K out",
              "Llama 3.1 70B，FP8，输入 2K、输出 1K",
            ),
            t("Cards, users", "卡，用户"),
            [
              ["1 × MI300X, 32", amd],
              ["1 × MI325X, 32", at("mi325x-256gb", 1, "vllm-rocm")],
              ["1 × MI355X, 32", at("mi355x-288gb", 1, "vllm-rocm")],
              ["2 × H100, 32", two],
              ["1 × H200, 32", at("h200-sxm-141gb", 1, "vllm")],
              ["1 × MI300X, 128", at("mi300x-192gb", 1, "vllm-rocm", 128)],
            ],
            [c.needed, c.most, c.speed, c.total, c.hourly, c.million],
          ),
          p(
            t(
              "On paper the MI300X has 192 GB at 5.3 TB/s and 1.3 times the H100's arithmetic. What engines reach of it is less than on NVIDIA's cards; the figures here take the share that published runs of vLLM on ROCm reached.",
              "纸面上 MI300X 有 192 GB、5.3 TB/s，算力约 H100 的 1.3 倍；实际利用率低于 NVIDIA。表中效率取自公开的 vLLM ROCm 实测。",
            ),
          ),
          p(
            t(
              "Ask first whether your engine and your number format run there: TensorRT-LLM does not, and some FP8 checkpoints are converted when they are loaded.",
              "先确认引擎和量化格式是否支持：TensorRT-LLM 不支持 AMD，部分 FP8 权重加载时还要转换。",
            ),
          ),
        ],
        open: amd,
      };
    },
  },
  {
    slug: "apple-silicon-llm",
    title: ["How fast are large models on a Mac?", "Mac（M 系列芯片）跑大模型有多快？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, model: string, weights = "q4_k_m") =>
        serve(
          `model=${model}&weights=${weights}&engine=llama.cpp&gpu=${gpu}&users=1&in=2048&out=512`,
        );
      const big = at("apple-m3-ultra-512gb", "meta-llama/Llama-3.1-70B-Instruct");
      const card = at("rtx-4090-24gb", "Qwen/Qwen3-32B");
      const mac = at("apple-m4-max-128gb", "Qwen/Qwen3-32B");
      return {
        short: t(
          `A 70B in 4 bits on an M3 Ultra: <b>${n.figure(big.report.speed?.tokens_per_second_per_user ?? 0)} tokens a second, and ${n.duration(big.report.speed?.ttft_ms ?? 0)} until the first</b> of them for a prompt of 2K. Memory is plenty, arithmetic is not.`,
          `M3 Ultra 跑 4 比特 70B：<b>每秒 ${n.figure(big.report.speed?.tokens_per_second_per_user ?? 0)} 词元，2K 提示词首字要等 ${n.duration(big.report.speed?.ttft_ms ?? 0)}</b>。内存充裕，算力不足。`,
        ),
        parts: [
          table(
            t(
              "llama.cpp, Q4_K_M, one user, 2K tokens in and 512 out",
              "llama.cpp，Q4_K_M，单用户，输入 2K、输出 512",
            ),
            t("Machine and model", "机器与模型"),
            [
              ["M4 Max, Qwen3 32B", mac],
              ["RTX 4090, Qwen3 32B", card],
              [
                "M4 Max, Qwen3 30B A3B",
                at("apple-m4-max-128gb", "Qwen/Qwen3-30B-A3B-Instruct-2507"),
              ],
              [
                "M2 Ultra, Llama 3.1 70B",
                at("apple-m2-ultra-192gb", "meta-llama/Llama-3.1-70B-Instruct"),
              ],
              ["M3 Ultra, Llama 3.1 70B", big],
              ["M3 Ultra, Qwen3 235B A22B", at("apple-m3-ultra-512gb", "Qwen/Qwen3-235B-A22B")],
            ],
            [c.needed, c.verdict, c.speed, c.first],
          ),
          p(
            t(
              `Writing depends on bandwidth (546 GB/s on an M4 Max, 819 on an M3 Ultra, 1,008 on an RTX 4090). Reading depends on arithmetic: for the same 32B and 2K tokens the M4 Max needs ${n.duration(mac.report.speed?.ttft_ms ?? 0)}, the 4090 ${n.duration(card.report.speed?.ttft_ms ?? 0)}.`,
              `吐字看带宽（M4 Max 546、M3 Ultra 819、RTX 4090 1008 GB/s）；读提示词看算力：同一个 32B、2K 词元，M4 Max 要 ${n.duration(mac.report.speed?.ttft_ms ?? 0)}，4090 只要 ${n.duration(card.report.speed?.ttft_ms ?? 0)}。`,
            ),
          ),
          p(
            t(
              "Mixtures with few active weights are what such a machine is best at: they need its memory and little of what it lacks. Agents that send 30K tokens again and again are what it is worst at, unless the prefix stays cached.",
              "激活参数少的 MoE 最适合 Mac：正好用上大内存，又避开算力短板。反复发送 30K 上下文的智能体最不适合，除非前缀一直在缓存里。",
            ),
          ),
        ],
        open: big,
      };
    },
  },
  {
    slug: "nvlink-or-pcie",
    title: [
      "Does serving need NVLink, or is PCIe enough?",
      "推理多卡需要 NVLink 吗？PCIe 够不够？",
    ],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (gpu: string, shape: string, load: string) =>
        serve(`${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=4&${shape}&${load}`);
      const chat = "users=16&in=1024&out=512";
      const long = "users=8&in=15360&out=512";
      const sxm = at("h100-sxm-80gb", "tp=4", long);
      const pcie = at("h100-pcie-80gb", "tp=4", long);
      const first = (asked: typeof sxm) => n.duration(asked.report.speed?.ttft_ms ?? 0);
      return {
        short: t(
          `Short prompts: it matters little. <b>Prompts of 15K tokens over four cards: ${first(sxm)} with NVLink, ${first(pcie)} on the PCIe card</b>, which is the slower card as well.`,
          `短提示词影响不大。<b>四卡张量并行、15K 提示词：NVLink 版首字 ${first(sxm)}，PCIe 版 ${first(pcie)}</b>（PCIe 版 H100 本身也更慢）。`,
        ),
        parts: [
          table(
            t("Llama 3.1 70B in FP8 on four cards", "Llama 3.1 70B FP8，四卡"),
            t("Cards, layout, load", "卡、切分、负载"),
            [
              [
                t("H100 SXM, tensor 4, 16 × 1K", "H100 SXM，张量 4，16 × 1K"),
                at("h100-sxm-80gb", "tp=4", chat),
              ],
              [
                t("H100 PCIe, tensor 4, 16 × 1K", "H100 PCIe，张量 4，16 × 1K"),
                at("h100-pcie-80gb", "tp=4", chat),
              ],
              [t("H100 SXM, tensor 4, 8 × 15K", "H100 SXM，张量 4，8 × 15K"), sxm],
              [t("H100 PCIe, tensor 4, 8 × 15K", "H100 PCIe，张量 4，8 × 15K"), pcie],
              [
                t("H100 PCIe, pipeline 4, 8 × 15K", "H100 PCIe，流水线 4，8 × 15K"),
                at("h100-pcie-80gb", "tp=1&pp=4", long),
              ],
              [
                t("L40S, pipeline 4, 16 × 1K", "L40S，流水线 4，16 × 1K"),
                at("l40s-48gb", "tp=1&pp=4", chat),
              ],
            ],
            [c.speed, c.first, c.total],
          ),
          p(
            t(
              "In tensor parallelism the cards sum their results twice a layer: for each token of a prompt 80 layers × 2 sums of 8,192 numbers. For one new token per user that is little data and mostly latency; for a prompt it is gigabytes.",
              "张量并行每层要做两次全归约：70B 有 80 层，每个词元每次 8192 个数。吐字时每步只有几个词元，主要是延迟；读提示词时就是几个 GB。",
            ),
          ),
          p(
            t(
              "Stages of a pipeline hand on a result once a stage, which PCIe bears easily. It serves many users well and makes nobody's answer faster.",
              "流水线并行每段只传一次结果，PCIe 绰绰有余；适合多用户吞吐，但不会让单个用户变快。",
            ),
          ),
        ],
        open: sxm,
      };
    },
  },
];
