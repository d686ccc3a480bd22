import { nth, type AnswerPage } from "../writer.ts";

const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";
const LLAMA_8B = "model=meta-llama/Llama-3.1-8B-Instruct";

/** What does it take to train? */
export const trainingPages: readonly AnswerPage[] = [
  {
    slug: "finetune-8b-memory",
    title: [
      "How much memory does fine-tuning an 8B model take: full, LoRA, QLoRA?",
      "微调 8B 模型要多少显存：全参、LoRA、QLoRA？",
    ],
    write: ({ t, p, gb, table, tune, training: c }) => {
      const at = (method: string, gpu: string, count = 1) =>
        tune(`${LLAMA_8B}&method=${method}&gpu=${gpu}&count=${count}&tokens=20M&seq=2K&micro=1`);
      const lora = at("lora", "a100-sxm-80gb");
      const qlora = at("qlora", "rtx-4090-24gb");
      const full = at("full", "h100-sxm-80gb", 4);
      const need = (asked: typeof lora) => gb(asked.report.fit.per_gpu.needed_bytes);
      return {
        short: t(
          `With sequences of 2K tokens: <b>QLoRA ${need(qlora)}, LoRA ${need(lora)} on one card; full fine-tuning ${need(full)} on each of four</b>, since the weights, their gradients and the optimizer's copies take ${gb(full.report.fit.model_state_bytes)} together.`,
          `序列长 2K：<b>QLoRA ${need(qlora)}，LoRA ${need(lora)}（单卡）；全参微调四卡、每卡 ${need(full)}</b>，因为权重、梯度和优化器状态合计 ${gb(full.report.fit.model_state_bytes)}。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 8B, 20M tokens, one sequence a card at a time",
              "Llama 3.1 8B，2000 万词元，每卡每次一条",
            ),
            t("Method and cards", "方法与卡"),
            [
              ["QLoRA, RTX 4090", qlora],
              ["QLoRA, RTX 4060 Ti 16GB", at("qlora", "rtx-4060-ti-16gb")],
              ["LoRA, RTX 4090", at("lora", "rtx-4090-24gb")],
              ["LoRA, A100 80GB", lora],
              [t("Full, 4 × H100", "全参，4 × H100"), full],
              [t("Full, 8 × A100 80GB", "全参，8 × A100 80GB"), at("full", "a100-sxm-80gb", 8)],
            ],
            [c.state, c.activations, c.needed, c.verdict, c.hours, c.cost],
          ),
          p(
            t(
              "Full training with AdamW keeps 16 bytes a weight: two for the weight, two for its gradient, twelve for the 32-bit copy and two moments. LoRA keeps those only for the adapters, half a percent of the weights; QLoRA stores the frozen rest in four bits as well.",
              "AdamW 全参训练每个权重 16 字节：权重 2、梯度 2、FP32 主副本加两个动量 12。LoRA 只给不到 1% 的适配器留这些；QLoRA 再把冻结的部分压到 4 比特。",
            ),
          ),
          p(
            t(
              "The vocabulary of 128,000 words is the surprise: the logits of one sequence of 2K tokens in 32 bits are a gigabyte, and some frameworks hold several copies.",
              "容易被忽略的是 12.8 万的词表：一条 2K 序列的 FP32 logits 就是 1 GB，有的框架还要留几份。",
            ),
          ),
        ],
        open: lora,
      };
    },
  },
  {
    slug: "qlora-70b",
    title: ["What does QLoRA of a 70B model need?", "QLoRA 微调 70B 要几张卡、多久？"],
    write: ({ t, p, n, table, tune, training: c }) => {
      const at = (gpu: string, count: number, seq = "2K") =>
        tune(`${LLAMA_70B}&method=qlora&gpu=${gpu}&count=${count}&tokens=10M&seq=${seq}`);
      const one = at("h100-sxm-80gb", 1);
      const two = at("rtx-6000-ada-48gb", 2);
      return {
        short: t(
          `<b>One card of 80 GB</b>: an H100 goes through 10 million tokens in ${n.duration((one.report.speed?.hours ?? 0) * 3.6e6)} for ${n.sum(one.report.cost?.usd_total ?? 0)}.`,
          `<b>一张 80 GB 卡即可</b>：H100 训练 1000 万词元约 ${n.duration((one.report.speed?.hours ?? 0) * 3.6e6)}，费用 ${n.sum(one.report.cost?.usd_total ?? 0)}。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 70B, rank 16 on all matrices, 10M tokens",
              "Llama 3.1 70B，全部矩阵 rank 16，1000 万词元",
            ),
            t("Cards, sequence", "卡，序列长"),
            [
              ["1 × A100 80GB, 2K", at("a100-sxm-80gb", 1)],
              ["1 × H100 80GB, 2K", one],
              ["1 × H100 80GB, 8K", at("h100-sxm-80gb", 1, "8K")],
              ["1 × H200 141GB, 8K", at("h200-sxm-141gb", 1, "8K")],
              ["2 × RTX 6000 Ada 48GB, 2K", two],
              ["4 × RTX 4090 24GB, 2K", at("rtx-4090-24gb", 4)],
            ],
            [c.needed, c.verdict, c.hours, c.cost],
          ),
          p(
            t(
              "The four-bit base is unpacked to 16 bits layer by layer in every pass, forward and backward. So QLoRA saves memory and takes longer than LoRA on a card that could hold the model in 16 bits; for a 70B that would be two of 80 GB at least.",
              "4 比特底座在每次前向、反向都要逐层解包成 16 位，所以 QLoRA 省显存但比 LoRA 慢；70B 要跑 16 位 LoRA 至少得两张 80 GB。",
            ),
          ),
          p(
            t(
              "Several small cards must share the base (FSDP). Without NVLink they spend part of each step on passing layers around, which the times include.",
              "多张小卡要用 FSDP 分摊底座；没有 NVLink 时每步有一部分时间在搬运层参数，表中时间已计入。",
            ),
          ),
        ],
        open: one,
      };
    },
  },
  {
    slug: "finetune-time",
    title: ["How long does fine-tuning take on my data?", "我的数据微调要跑多久？"],
    write: ({ t, p, n, table, tune, training: c }) => {
      const at = (tokens: string, gpu: string, model = LLAMA_8B, method = "lora") =>
        tune(`${model}&method=${method}&gpu=${gpu}&tokens=${tokens}&seq=2K&epochs=3`);
      const small = at("5M", "rtx-4090-24gb", LLAMA_8B, "qlora");
      const large = at("200M", "h100-sxm-80gb");
      return {
        short: t(
          `10,000 examples of 500 tokens are 5 million tokens. Three passes of QLoRA on an 8B take <b>${n.duration((small.report.speed?.hours ?? 0) * 3.6e6)} on an RTX 4090</b>; 200 million tokens take ${n.duration((large.report.speed?.hours ?? 0) * 3.6e6)} on an H100.`,
          `1 万条、每条 500 词元就是 500 万词元。8B 做 QLoRA 三个 epoch，<b>RTX 4090 约 ${n.duration((small.report.speed?.hours ?? 0) * 3.6e6)}</b>；2 亿词元在 H100 上约 ${n.duration((large.report.speed?.hours ?? 0) * 3.6e6)}。`,
        ),
        parts: [
          table(
            t(
              "LoRA, three epochs, sequences of 2K packed full",
              "LoRA，三个 epoch，2K 序列打包填满",
            ),
            t("Model, tokens, card", "模型、词元、卡"),
            [
              ["8B, 5M, RTX 3090 (QLoRA)", at("5M", "rtx-3090-24gb", LLAMA_8B, "qlora")],
              ["8B, 5M, RTX 4090 (QLoRA)", small],
              ["8B, 5M, A100", at("5M", "a100-sxm-80gb")],
              ["8B, 200M, H100", large],
              [
                "3B, 200M, RTX 4090",
                at("200M", "rtx-4090-24gb", "model=meta-llama/Llama-3.2-3B-Instruct"),
              ],
              ["14B, 50M, H100", at("50M", "h100-sxm-80gb", "model=Qwen/Qwen3-14B")],
            ],
            [c.tokens, c.hours, c.cost, c.verdict],
          ),
          p(
            t(
              "Count tokens rather than examples, times epochs. A step costs about four operations a frozen weight and token (six where all are trained), so time is proportional to tokens and to weights, and to little else.",
              "按词元乘 epoch 数来估，不要按条数。冻结权重每词元约四次运算（全参六次），时间与词元数、参数量成正比，其他因素影响不大。",
            ),
          ),
          p(
            t(
              "Examples that are padded to a common length instead of packed can double that: padding is computed like text.",
              "如果不打包而是补齐到同一长度，时间可能翻倍，补上的空白照样要算。",
            ),
          ),
        ],
        open: small,
      };
    },
  },
  {
    slug: "pretrain-8b-cost",
    title: [
      "What does it cost to pretrain a small model from scratch?",
      "从头预训练一个小模型要花多少钱？",
    ],
    write: ({ t, p, n, table, train, training: c }) => {
      const at = (model: string, tokens: string, gpu: string, count: number) =>
        train(`model=${model}&gpu=${gpu}&count=${count}&tokens=${tokens}`);
      const chinchilla = at("meta-llama/Llama-3.1-8B-Instruct", "160B", "h100-sxm-80gb", 64);
      const one = at("HuggingFaceTB/SmolLM2-1.7B-Instruct", "34B", "h100-sxm-80gb", 8);
      const said = (asked: typeof one) => n.sum(asked.report.cost?.usd_total ?? 0);
      return {
        short: t(
          `With 20 tokens a weight: <b>a 1.7B on 34 billion tokens ${said(one)}, an 8B on 160 billion ${said(chinchilla)}</b> at the cheapest dated offers. Models that are used see ten to a hundred times as many tokens.`,
          `按每参数 20 词元：<b>1.7B、340 亿词元约 ${said(one)}；8B、1600 亿词元约 ${said(chinchilla)}</b>（最低报价）。真正在用的模型训练量是它的十到一百倍。`,
        ),
        parts: [
          table(
            t(
              "BF16, dated offers on demand, with restarts and losses",
              "BF16，按需报价，含重启和损耗",
            ),
            t("Model, tokens, cards", "模型、词元、卡"),
            [
              [
                "SmolLM2 135M, 2.7B, 1 × RTX 4090",
                at("HuggingFaceTB/SmolLM2-135M-Instruct", "2.7B", "rtx-4090-24gb", 1),
              ],
              ["SmolLM2 1.7B, 34B, 8 × H100", one],
              [
                "Llama 3.2 3B, 64B, 16 × H100",
                at("meta-llama/Llama-3.2-3B-Instruct", "64B", "h100-sxm-80gb", 16),
              ],
              ["Llama 3.1 8B, 160B, 64 × H100", chinchilla],
              [
                "Llama 3.1 8B, 1T, 128 × H100",
                at("meta-llama/Llama-3.1-8B-Instruct", "1T", "h100-sxm-80gb", 128),
              ],
              [
                "Llama 3.1 8B, 1T, 128 × A100",
                at("meta-llama/Llama-3.1-8B-Instruct", "1T", "a100-sxm-80gb", 128),
              ],
            ],
            [
              c.hours,
              c.cardHours,
              c.cost,
              [
                t("Of the peak", "算力利用率 MFU"),
                ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
              ],
            ],
          ),
          p(
            t(
              "The rule of thumb, six operations a weight and token, divided by what a card reaches and not by its peak: the last column is the share.",
              "经验公式：每参数每词元六次运算，除以实际达到的算力而不是峰值，占峰值的比例见最后一列。",
            ),
          ),
          p(
            t(
              "The run is the smaller part of such a project: the attempts before it, the data and the people cost more.",
              "正式那一跑往往只是小头，之前的试验、数据和人力更贵。",
            ),
          ),
        ],
        open: chinchilla,
      };
    },
  },
  {
    slug: "pretrain-70b-gpu-hours",
    title: [
      "How many GPU hours does a 70B take on a trillion tokens?",
      "70B 训练一万亿词元要多少卡时？",
    ],
    write: ({ t, p, n, table, train, training: c }) => {
      const at = (gpu: string, count: number, more = "") =>
        train(`${LLAMA_70B}&gpu=${gpu}&count=${count}&tokens=1T${more}`);
      const h100 = at("h100-sxm-80gb", 512);
      const fp8 = at("h100-sxm-80gb", 512, "&precision=fp8");
      const hours = (asked: typeof h100) => n.amount(asked.report.cost?.gpu_hours ?? 0);
      return {
        short: t(
          `<b>About ${hours(h100)} H100 hours in BF16</b>: ${n.duration((h100.report.speed?.hours ?? 0) * 3.6e6)} on 512 cards, ${n.sum(h100.report.cost?.usd_total ?? 0)} at the cheapest dated offer. FP8 brings it to ${hours(fp8)}.`,
          `<b>BF16 约 ${hours(h100)} H100 卡时</b>：512 卡跑 ${n.duration((h100.report.speed?.hours ?? 0) * 3.6e6)}，按最低报价 ${n.sum(h100.report.cost?.usd_total ?? 0)}；FP8 降到 ${hours(fp8)}。`,
        ),
        parts: [
          table(
            t("Llama 3.1 70B, 10¹² tokens, sequences of 4K", "Llama 3.1 70B，10¹² 词元，序列 4K"),
            t("Cards", "卡"),
            [
              ["512 × A100, BF16", at("a100-sxm-80gb", 512)],
              ["512 × H100, BF16", h100],
              ["512 × H100, FP8", fp8],
              ["1,024 × H100, BF16", at("h100-sxm-80gb", 1024)],
              ["512 × H20, BF16", at("h20-sxm-96gb", 512)],
              ["256 × B200, BF16", at("b200-sxm-180gb", 256)],
            ],
            [
              c.tokens,
              [
                t("Of the peak", "算力利用率 MFU"),
                ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
              ],
              c.hours,
              c.cardHours,
              c.cost,
            ],
          ),
          p(
            t(
              "6 × 70 × 10⁹ × 10¹² = 4.2 × 10²³ operations, and attention on top. At 40 % of 989 TFLOP/s that is 295,000 hours; what is above it are restarts, checkpoints and lost nodes (a factor of 1.2 unless you say another).",
              "6 × 70 × 10⁹ × 10¹² = 4.2 × 10²³ 次运算，另加注意力。按 989 TFLOP/s 的 40% 算是 29.5 万卡时；多出来的是重启、检查点和坏节点（默认乘 1.2，可改）。",
            ),
          ),
          p(
            t(
              "Twice the cards are not quite half of the time: the batch is shared among more of them, and more is spent on sums across the network.",
              "卡数翻倍，时间不会正好减半：每卡分到的批量变小，跨节点归约占比上升。",
            ),
          ),
        ],
        open: h100,
      };
    },
  },
  {
    slug: "long-sequence-training",
    title: ["How does sequence length change training memory?", "训练序列长度对显存影响有多大？"],
    write: ({ t, p, n, gb, table, tune, training: c }) => {
      const at = (seq: string, recompute: string) =>
        tune(
          `${LLAMA_8B}&method=lora&gpu=h100-sxm-80gb&tokens=20M&seq=${seq}&micro=1&recompute=${recompute}`,
        );
      const [kept, again] = [at("8K", "none"), at("8K", "full")];
      const activations = (asked: typeof kept) => asked.report.fit.per_gpu.activations_bytes;
      return {
        short: t(
          `At 8K tokens LoRA on an 8B keeps <b>${gb(activations(kept))} of activations for one sequence</b>; computing them again in the backward pass leaves ${gb(activations(again))}, for one more forward pass over everything.`,
          `8K 序列、8B 做 LoRA，<b>一条序列的激活就要 ${gb(activations(kept))}</b>；反向时重算（激活检查点）只剩 ${gb(activations(again))}，代价是整个前向多算一遍。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 8B, LoRA, one sequence at a time on an H100",
              "Llama 3.1 8B，LoRA，H100 每次一条",
            ),
            t("Length, recomputation", "长度，重算"),
            [
              [t("2K, none", "2K，不重算"), at("2K", "none")],
              [t("8K, none", "8K，不重算"), kept],
              [t("8K, full", "8K，全重算"), again],
              [t("32K, full", "32K，全重算"), at("32K", "full")],
              [t("64K, full", "64K，全重算"), at("64K", "full")],
            ],
            [
              c.activations,
              c.needed,
              c.verdict,
              c.tokens,
              [t("Longest, tokens", "最长词元"), ({ fit }) => n.whole(fit.max_sequence_length)],
            ],
          ),
          p(
            t(
              "Activations grow with the tokens in flight: length × sequences at once. With fused attention no square of the length is stored, only computed. The logits grow likewise, and with a large vocabulary soon outgrow the layers.",
              "激活随在途词元数（长度 × 条数）线性增长；用了 FlashAttention 后长度平方只算不存。logits 也线性增长，词表大时很快超过各层激活。",
            ),
          ),
          p(
            t(
              "Beyond one card: split the sequence (context parallelism), or use a loss that computes the logits in pieces.",
              "单卡放不下时：切序列（上下文并行），或用分块计算 logits 的损失函数。",
            ),
          ),
        ],
        open: again,
      };
    },
  },
  {
    slug: "training-network",
    title: ["What network does multi-node training need?", "多机训练要多快的网络？"],
    write: ({ t, p, n, table, train, training: c }) => {
      const at = (net: number) =>
        train(
          `model=meta-llama/Llama-3.1-8B-Instruct&gpu=h100-sxm-80gb&count=64&tokens=100B&net=${net}`,
        );
      const speeds = [400, 200, 100, 50, 12.5, 3.125];
      const rows = speeds.map(
        (net) =>
          [t(`${n.figure(net)} Gbit/s a card`, `每卡 ${n.figure(net)} Gbit/s`), at(net)] as const,
      );
      const rate = (index: number) => rows[index]?.[1].report.speed?.tokens_per_second ?? 0;
      return {
        short: t(
          `For an 8B on eight servers of eight H100, <b>50 Gbit/s a card still give ${n.percent(rate(3) / rate(0))} of the speed of 400</b>; one port of 25 Gbit/s for a whole server gives ${n.percent(rate(5) / rate(0))}.`,
          `8B、八台 8 卡 H100：<b>每卡 50 Gbit/s 仍有 400 时的 ${n.percent(rate(3) / rate(0))}</b>；整机只有一个 25 Gbit/s 口时剩 ${n.percent(rate(5) / rate(0))}。`,
        ),
        parts: [
          table(
            t("Llama 3.1 8B, 64 × H100, 100B tokens", "Llama 3.1 8B，64 × H100，1000 亿词元"),
            t("Between the servers", "机间网络"),
            rows,
            [
              c.tokens,
              [
                t("Of the peak", "算力利用率 MFU"),
                ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
              ],
              c.hours,
              c.cost,
            ],
          ),
          p(
            t(
              "Every step sums the gradients of all weights over all servers: 16 GB for an 8B in 16 bits, and twice that on the wire. The larger the batch of a card, the longer the step, and the more time there is to hide it behind the arithmetic.",
              "每一步都要把全部梯度跨机求和：8B 的 16 位梯度是 16 GB，线上流量约两倍。每卡批量越大、每步越久，就越容易被计算掩盖。",
            ),
          ),
          p(
            t(
              "LoRA sums only its adapters, less than a hundredth of it: ordinary Ethernet will do. Tensor parallelism must stay inside a server.",
              "LoRA 只同步适配器，不到百分之一，普通以太网就够；张量并行则必须留在机内。",
            ),
          ),
        ],
        open: nth(rows, 3)[1],
      };
    },
  },
];
