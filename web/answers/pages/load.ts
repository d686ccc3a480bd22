import { nth, type AnswerPage } from "../writer.ts";

const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";
const LLAMA_8B = "model=meta-llama/Llama-3.1-8B-Instruct";

/** How many, how fast? */
export const loadPages: readonly AnswerPage[] = [
  {
    slug: "users-per-gpu",
    title: ["How many users can one GPU serve?", "一张 GPU 能同时服务多少用户？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (users: number) =>
        serve(`${LLAMA_8B}&weights=fp8&gpu=h100-sxm-80gb&users=${users}&in=1536&out=512`);
      const counts = [1, 8, 32, 64, 128, 256];
      const rows = counts.map((users) => [n.whole(users), at(users)] as const);
      const pleasant =
        [...rows]
          .reverse()
          .find(([, { report }]) => (report.speed?.tokens_per_second_per_user ?? 0) >= 30) ??
        nth(rows, 0);
      const most = nth(rows, 0)[1].report.fit.max_concurrency;
      return {
        short: t(
          `An H100 with Llama 3.1 8B in FP8 has <b>memory for ${n.whole(most)} requests of 2K tokens at once</b>; of the loads below, ${pleasant[0]} is the largest that still gives each 30 tokens a second, several times what people read.`,
          `H100 跑 FP8 的 Llama 3.1 8B，<b>显存够 ${n.whole(most)} 个 2K 请求同时在跑</b>；下表中每人还能有 30 词元/秒（远高于阅读速度）的最大并发是 ${pleasant[0]}。`,
        ),
        parts: [
          table(
            t("1.5K tokens in and 512 out", "输入 1.5K、输出 512"),
            t("Requests at once", "并发请求"),
            rows,
            [c.speed, c.first, c.total, c.million],
          ),
          p(
            t(
              "A request at once is not a person: someone in a chat reads and types nine tenths of the time. With 30 seconds between an answer and the next question, five to ten people make one request at once.",
              "并发请求不等于人数：聊天时九成时间在看和打字。若两次提问间隔 30 秒，大约 5–10 个在线用户才产生一个并发请求。",
            ),
          ),
          p(
            t(
              "The total rises long after the single user has slowed down, since the weights are read once for all. It ends where arithmetic or memory ends; then requests wait their turn.",
              "总吞吐会一直涨到单用户已明显变慢之后，因为权重读一遍供所有人用；直到算力或显存用尽，之后请求只能排队。",
            ),
          ),
        ],
        open: pleasant[1],
      };
    },
  },
  {
    slug: "p99-latency",
    title: [
      "What P95 and P99 latency do I get at a request rate?",
      "给定请求速率，P95／P99 首字延迟是多少？",
    ],
    write: ({ t, p, n, table, serve }) => {
      const at = (rate: number, bursts = 1) =>
        serve(
          `${LLAMA_8B}&weights=fp8&gpu=l40s-48gb&rate=${rate}&bursts=${bursts}&in=1024&out=256&out90=500`,
        );
      const calm = at(2);
      const knee = calm.report.latency?.saturation_requests_per_second ?? 0;
      const near = at(Math.round(knee * 9) / 10);
      const p99 = (asked: typeof calm) => n.duration(asked.report.latency?.ttft_ms?.p99 ?? 0);
      const column = (
        head: string,
        pick: (latency: NonNullable<(typeof calm)["report"]["latency"]>) => number | undefined,
      ) =>
        [
          head,
          ({ latency }: (typeof calm)["report"]) =>
            latency && pick(latency) !== undefined ? n.duration(pick(latency) ?? 0) : "–",
        ] as const;
      return {
        short: t(
          `Llama 3.1 8B on an L40S keeps up with <b>${n.figure(knee)} requests a second</b> of 1K in and 256 out. At 2 a second the P99 of the first token is ${p99(calm)}; at nine tenths of what it can take, ${p99(near)}.`,
          `L40S 上的 Llama 3.1 8B（输入 1K、输出 256）最多跟得上 <b>每秒 ${n.figure(knee)} 个请求</b>。每秒 2 个时首字 P99 为 ${p99(calm)}；跑到上限的九成时为 ${p99(near)}。`,
        ),
        parts: [
          table(
            t(
              "Requests that come at random; a tenth of the answers has 500 tokens and more",
              "随机到达；十分之一的回答达到 500 词元以上",
            ),
            t("Requests a second", "每秒请求"),
            [
              ["2", calm],
              [n.figure(Math.round(knee * 5) / 10), at(Math.round(knee * 5) / 10)],
              [n.figure(Math.round(knee * 7.5) / 10), at(Math.round(knee * 7.5) / 10)],
              [n.figure(Math.round(knee * 9) / 10), near],
              [
                t(
                  `${n.figure(Math.round(knee * 7.5) / 10)}, in bursts`,
                  `${n.figure(Math.round(knee * 7.5) / 10)}，突发`,
                ),
                at(Math.round(knee * 7.5) / 10, 3),
              ],
            ],
            [
              column("TTFT P50", (l) => l.ttft_ms?.p50),
              column("TTFT P95", (l) => l.ttft_ms?.p95),
              column("TTFT P99", (l) => l.ttft_ms?.p99),
              column("TPOT P99", (l) => l.tpot_ms?.p99),
              column("E2E P99", (l) => l.e2e_ms?.p99),
            ],
          ),
          p(
            t(
              "Means hide this: half of the requests hardly wait at any rate, and the slowest hundredth wait for many. A simulated scheduler serves the requests one by one here, with chunked prefill as the engine does it.",
              "平均值看不出问题：一半请求在任何速率下几乎不等，最慢的百分之一却要排很久。这里用模拟调度器逐个处理请求，分块预填充的方式与引擎一致。",
            ),
          ),
          p(
            t(
              "TTFT is the time from sending to the first token, queue included; TPOT the time per further token; E2E the whole. Some tools put the first token into TPOT: compare like with like.",
              "TTFT 从发送算到首个词元，含排队；TPOT 是此后每个词元的间隔；E2E 是全程。有的工具把首字也算进 TPOT，比较时口径要一致。",
            ),
          ),
        ],
        open: near,
      };
    },
  },
  {
    slug: "coding-agents-per-gpu",
    title: ["How many coding agents does one GPU carry?", "一张卡能带几个编程智能体？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (cached: number, users = 8, gpu = "h100-sxm-80gb") =>
        serve(
          `model=Qwen/Qwen3-Coder-30B-A3B-Instruct&weights=fp8&gpu=${gpu}&users=${users}&in=61440&out=768&cached=${cached}`,
        );
      const hit = at(0.95, 4);
      const miss = at(0, 4);
      const first = (asked: typeof hit) => n.duration(asked.report.speed?.ttft_ms ?? 0);
      const most = hit.report.fit.max_concurrency;
      return {
        short: t(
          `With 60K tokens of context each, Qwen3 Coder 30B on an H100 has memory for <b>${n.whole(most)} at once</b>. Whether they are quick is decided by the prefix cache: a step begins after ${first(hit)} when 95 % of the context is found there, after ${first(miss)} when nothing is.`,
          `每个智能体 60K 上下文时，H100 上的 Qwen3 Coder 30B 显存最多容纳 <b>${n.whole(most)} 个</b>。快不快看前缀缓存：命中 95 % 时首字 ${first(hit)}，完全不命中时 ${first(miss)}。`,
        ),
        parts: [
          table(
            t("60K tokens of context, 768 of answer", "上下文 60K，输出 768"),
            t("Agents, found in the cache, card", "智能体数、命中率、卡"),
            [
              ["4, 0 %, H100", miss],
              ["4, 50 %, H100", at(0.5, 4)],
              ["4, 90 %, H100", at(0.9, 4)],
              ["4, 95 %, H100", hit],
              ["8, 95 %, H200", at(0.95, 8, "h200-sxm-141gb")],
              ["16, 95 %, B200", at(0.95, 16, "b200-sxm-180gb")],
            ],
            [c.most, c.first, c.speed, c.total],
          ),
          p(
            t(
              "An agent sends its whole history with every step: a task of forty steps reads 60K tokens forty times and writes a few hundred each time. So nine tenths of the arithmetic is prefill, unless the cache holds.",
              "智能体每一步都把全部历史重发一遍：四十步的任务要读四十次 60K，每次只写几百个词元。缓存不命中时，九成以上算力花在预填充上。",
            ),
          ),
          p(
            t(
              "The cache lives in what memory is left. One agent too many drives another's history out, and from then on both read everything again: leave room for a few more than run at once, or spill to host memory.",
              "缓存用的是剩余显存。多一个智能体就可能把别人的历史挤出去，之后两边都要从头读。容量要比同时在跑的数量多留几个，或者启用主存做二级缓存。",
            ),
          ),
        ],
        open: hit,
      };
    },
  },
  {
    slug: "rag-long-prompts",
    title: ["What does RAG with long prompts need?", "RAG 长提示词需要多大算力？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (tokens: number, gpu = "h100-sxm-80gb", cached = 0) =>
        serve(
          `model=Qwen/Qwen3-32B&weights=fp8&gpu=${gpu}&users=8&in=${tokens}&out=300&cached=${cached}`,
        );
      const [k2, k8, k24] = [at(2048), at(8192), at(24576)];
      const rate = (asked: typeof k2) =>
        n.figure((asked.report.speed?.requests_per_second ?? 0) * 60);
      const per: [string, (r: (typeof k2)["report"]) => string] = [
        t("Questions a minute", "每分钟问题数"),
        ({ speed }) => n.figure((speed?.requests_per_second ?? 0) * 60),
      ];
      return {
        short: t(
          `Passages decide the number of questions: an H100 with Qwen3 32B answers <b>${rate(k2)} a minute with 2K tokens of passages, ${rate(k8)} with 8K and ${rate(k24)} with 24K</b>.`,
          `召回段落的长度决定吞吐：H100 上的 Qwen3 32B，<b>2K 段落每分钟 ${rate(k2)} 问，8K ${rate(k8)} 问，24K ${rate(k24)} 问</b>。`,
        ),
        parts: [
          table(
            t(
              "Qwen3 32B in FP8, 8 questions at once, answers of 300 tokens",
              "Qwen3 32B FP8，8 个并发问题，回答 300 词元",
            ),
            t("Prompt and card", "提示词与卡"),
            [
              ["2K, H100", k2],
              ["8K, H100", k8],
              ["24K, H100", k24],
              [
                t("24K, H100, half of it cached", "24K，H100，一半命中缓存"),
                at(24576, "h100-sxm-80gb", 0.5),
              ],
              ["24K, H200", at(24576, "h200-sxm-141gb")],
              ["24K, H20", at(24576, "h20-sxm-96gb")],
              ["8K, L40S", at(8192, "l40s-48gb")],
            ],
            [per, c.first, c.speed, c.million],
          ),
          p(
            t(
              "Reading is arithmetic: two operations a weight and token, 65 × 10⁹ × the length of the prompt for this model. Bandwidth, which helps a chat, helps little; the H20 shows it.",
              "读提示词吃算力：每个词元对每个权重两次运算，这个模型就是 65 × 10⁹ × 提示词长度。聊天受益的带宽在这里帮助不大，看 H20 那一行就明白。",
            ),
          ),
          p(
            t(
              "Cheaper than a larger card: fewer and better passages (a reranker costs a hundredth of the reader), and instructions and fixed documents at the front, where the prefix cache finds them.",
              "比换大卡更省的办法：段落少而准（重排模型的开销只有生成模型的百分之一左右），把固定的指令和文档放在最前面，让前缀缓存命中。",
            ),
          ),
        ],
        open: k8,
      };
    },
  },
  {
    slug: "second-gpu-speed",
    title: ["Does a second GPU double the speed?", "加一张卡速度能翻倍吗？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (count: number, shape: string, users: number) =>
        serve(
          `model=Qwen/Qwen3-32B&weights=fp8&gpu=h100-sxm-80gb&count=${count}&${shape}&users=${users}&in=1024&out=512`,
        );
      const [one, two, four] = [at(1, "tp=1", 1), at(2, "tp=2", 1), at(4, "tp=4", 1)];
      const ratio = (asked: typeof one) =>
        n.figure(
          (asked.report.speed?.tokens_per_second_per_user ?? 0) /
            (one.report.speed?.tokens_per_second_per_user ?? 1),
        );
      return {
        short: t(
          `For one user, <b>two H100 give ${ratio(two)} times and four ${ratio(four)} times</b> the speed of one, in tensor parallelism. For many users two independent copies double the total exactly, if the model fits on one card.`,
          `单用户、张量并行：<b>两张 H100 是 ${ratio(two)} 倍，四张是 ${ratio(four)} 倍</b>。多用户时，只要单卡放得下，跑两个独立副本总吞吐正好翻倍。`,
        ),
        parts: [
          table(
            t(
              "Qwen3 32B in FP8 on H100, 1K tokens in and 512 out",
              "Qwen3 32B FP8，H100，输入 1K、输出 512",
            ),
            t("Cards and layout, users", "卡与切分，用户"),
            [
              ["1, 1", one],
              [t("2 (tensor), 1", "2（张量），1"), two],
              [t("4 (tensor), 1", "4（张量），1"), four],
              ["1, 32", at(1, "tp=1", 32)],
              [t("2 (tensor), 64", "2（张量），64"), at(2, "tp=2", 64)],
              [t("2 copies, 64", "2 个副本，64"), at(2, "tp=1&dp=2", 64)],
            ],
            [c.speed, c.first, c.total, c.million],
          ),
          p(
            t(
              "What each step pays does not shrink: launching kernels, two sums between the cards in every layer, the scheduler. The smaller the model, the sooner it is all that is left.",
              "有些开销不会随卡数减少：内核启动、每层两次卡间归约、调度。模型越小，这部分越早成为主体。",
            ),
          ),
          p(
            t(
              "Use tensor parallelism for a speed that one card does not reach or a model that it cannot hold, copies for everything else.",
              "单卡速度不够或放不下时用张量并行，其余情况一律多副本。",
            ),
          ),
        ],
        open: two,
      };
    },
  },
  {
    slug: "speculative-decoding",
    title: ["When does speculative decoding help?", "投机解码什么时候有用？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (users: number, draft = 0, accepted = 0) =>
        serve(
          `${LLAMA_70B}&weights=fp8&gpu=h100-sxm-80gb&count=4&users=${users}&in=1024&out=512${draft ? `&draft=${draft}&accepted=${accepted}` : ""}`,
        );
      const gain = (users: number, accepted: number) => {
        const [off, on] = [at(users), at(users, 4, accepted)];
        return n.figure(
          (on.report.speed?.tokens_per_second_per_user ?? 0) /
            (off.report.speed?.tokens_per_second_per_user ?? 1),
        );
      };
      return {
        short: t(
          `With four drafted tokens of which a step yields 2.8: <b>${gain(1, 2.8)} times as fast for one user, ${gain(64, 2.8)} times for 64, ${gain(256, 2.8)} times for 256</b>. The busier the card, the less it helps.`,
          `每步起草 4 个、平均产出 2.8 个词元：<b>单用户 ${gain(1, 2.8)} 倍，64 用户 ${gain(64, 2.8)} 倍，256 用户 ${gain(256, 2.8)} 倍</b>。卡越忙收益越小。`,
        ),
        parts: [
          table(
            t("Llama 3.1 70B in FP8, 4 × H100", "Llama 3.1 70B FP8，4 × H100"),
            t("Users, draft", "用户，起草"),
            [
              [t("1, off", "1，关"), at(1)],
              [t("1, 4 drafted, 2.8 a step", "1，起草 4，产出 2.8"), at(1, 4, 2.8)],
              [t("1, 4 drafted, 1.5 a step", "1，起草 4，产出 1.5"), at(1, 4, 1.5)],
              [t("64, off", "64，关"), at(64)],
              [t("64, 4 drafted, 2.8 a step", "64，起草 4，产出 2.8"), at(64, 4, 2.8)],
              [t("256, off", "256，关"), at(256)],
              [t("256, 4 drafted, 2.8 a step", "256，起草 4，产出 2.8"), at(256, 4, 2.8)],
            ],
            [c.speed, c.total],
          ),
          p(
            t(
              "Checking five tokens at once reads the weights once, and for one user the reading is what takes time. With hundreds of users the multipliers are busy already, and every token that is drafted and refused is work for nothing.",
              "一次校验五个词元只读一遍权重；单用户时时间就花在读权重上。几百个用户时乘法器已经满载，每个被拒的草稿词元都是白算。",
            ),
          ),
          p(
            t(
              "How much is accepted depends on the text: code and quotations much, free prose little. Published runs span from no gain on prose to several times on repeated text. Measure it for yours: the engine reports accepted tokens per step.",
              "接受率取决于文本：代码、引用原文高，自由创作低。公开实测从毫无收益（散文）到数倍（重复文本）都有。请看引擎输出的每步接受词元数。",
            ),
          ),
        ],
        open: at(1, 4, 2.8),
      };
    },
  },
  {
    slug: "share-one-gpu-mig",
    title: [
      "How do several small models share one card (MIG)?",
      "多个小模型怎么共用一张卡（MIG 切分）？",
    ],
    write: ({ t, p, n, grid, link, serve, words, gb }) => {
      const at = (slice: string) =>
        serve(`${LLAMA_8B}&weights=fp8&gpu=${encodeURIComponent(slice)}&users=4&in=2048&out=512`);
      const card = slicesOf(at);
      const whole = at("h100-sxm-80gb");
      const fits = card.filter(([, , { report }]) => report.fit.verdict !== "does_not_fit");
      const most = fits[0];
      const total = (asked: typeof whole, copies: number) =>
        n.figure(copies * (asked.report.speed?.output_tokens_per_second ?? 0));
      return {
        short: t(
          `An H100 can be cut into up to seven slices. For Llama 3.1 8B in FP8 with 4 users each, the smallest that holds it is <b>${most?.[0] ?? ""}: ${most?.[1] ?? 0} such servers on one card</b>, strictly apart.`,
          `H100 最多切成七份。FP8 的 Llama 3.1 8B、每个实例 4 用户，放得下的最小切片是 <b>${most?.[0] ?? ""}：一张卡 ${most?.[1] ?? 0} 个互相隔离的服务</b>。`,
        ),
        parts: [
          grid(
            t(
              "Llama 3.1 8B in FP8, 4 users a slice, 2K tokens in and 512 out",
              "Llama 3.1 8B FP8，每个切片 4 用户，输入 2K、输出 512",
            ),
            [
              t("Slice", "切片"),
              t("On one card", "每卡个数"),
              t("Needed", "需要"),
              t("Verdict", "结论"),
              t("Tokens/s per user", "每人词元/秒"),
              t("Tokens/s of the card", "整卡词元/秒"),
            ],
            [...card, ["H100 80GB", 1, whole] as const].map(([name, copies, asked]) => [
              link(asked, name),
              n.whole(copies),
              gb(asked.report.fit.per_gpu.needed_bytes),
              words.verdicts[asked.report.fit.verdict] ?? "",
              n.figure(asked.report.speed?.tokens_per_second_per_user ?? 0),
              total(asked, copies),
            ]),
          ),
          p(
            t(
              "A slice has memory, bandwidth and multipliers of its own: no neighbor can slow it down or read its data. In return nothing is lent: while one model idles, its share lies idle too.",
              "每个切片有独立的显存、带宽和计算单元，邻居既拖不慢它也读不到它的数据；代价是互不借用，某个模型空闲时那一份就闲着。",
            ),
          ),
          p(
            t(
              "Where isolation is not asked for, one engine with adapters, or several processes that share the card with a fixed part of the memory each, use it better.",
              "不要求隔离时，用一个引擎挂多个 LoRA，或几个进程各占固定比例显存共享整卡，利用率更高。",
            ),
          ),
        ],
        open: most?.[2] ?? whole,
      };
    },
  },
  {
    slug: "batch-classification",
    title: [
      "How many documents an hour can a card classify?",
      "批量分类、打标，一张卡每小时能处理多少文档？",
    ],
    write: ({ t, p, n, table, serve }) => {
      const at = (model: string, gpu: string, weights: string) =>
        serve(`model=${model}&weights=${weights}&gpu=${gpu}&users=64&in=1024&out=4&load=offline`);
      const rows = [
        ["Qwen3 4B, RTX 4090", at("Qwen/Qwen3-4B", "rtx-4090-24gb", "fp8")],
        ["Qwen3 8B, RTX 4090", at("Qwen/Qwen3-8B", "rtx-4090-24gb", "fp8")],
        ["Qwen3 8B, L40S", at("Qwen/Qwen3-8B", "l40s-48gb", "fp8")],
        ["Qwen3 8B, H100", at("Qwen/Qwen3-8B", "h100-sxm-80gb", "fp8")],
        ["Qwen3 32B, H100", at("Qwen/Qwen3-32B", "h100-sxm-80gb", "fp8")],
      ] as const;
      const hour = (asked: (typeof rows)[number][1]) =>
        (asked.report.speed?.requests_per_second ?? 0) * 3600;
      type R = (typeof rows)[number][1]["report"];
      const costOf = ({ cost, speed }: R) =>
        cost && speed ? (cost.usd_per_hour / (speed.requests_per_second * 3600)) * 1e6 : 0;
      return {
        short: t(
          `With 1K tokens a document and a label as the answer, <b>about ${n.whole(Number(hour(rows[1][1]).toPrecision(2)))} an hour on an RTX 4090 with an 8B model, ${n.whole(Number(hour(rows[3][1]).toPrecision(2)))} on an H100</b>.`,
          `每篇 1K 词元、只输出一个标签：8B 模型在 RTX 4090 上<b>每小时约 ${n.whole(Number(hour(rows[1][1]).toPrecision(2)))} 篇，H100 约 ${n.whole(Number(hour(rows[3][1]).toPrecision(2)))} 篇</b>。`,
        ),
        parts: [
          table(
            t(
              "FP8, 1,024 tokens in, 4 out, as many at once as fit",
              "FP8，输入 1024、输出 4，能放多少并发放多少",
            ),
            t("Model and card", "模型与卡"),
            rows,
            [
              [
                t("Documents an hour", "篇/小时"),
                ({ speed }) =>
                  n.whole(Number(((speed?.requests_per_second ?? 0) * 3600).toPrecision(3))),
              ],
              [t("A million documents", "百万篇"), (r) => n.sum(costOf(r))],
            ],
          ),
          p(
            t(
              "Nothing but reading happens here: the work is two operations a weight and token, and a card's arithmetic is all that counts. The memory bandwidth, which rules chats, hardly matters.",
              "这里几乎只有读：每词元每权重两次运算，全看算力；聊天时起决定作用的显存带宽基本不相干。",
            ),
          ),
          p(
            t(
              "Put the fixed instructions in front of the document rather than behind it: a prefix cache then reads them once for all documents.",
              "固定的指令放在文档前面而不是后面，前缀缓存就只需读一次。",
            ),
          ),
        ],
        open: rows[3][1],
      };
    },
  },
  {
    slug: "mixture-or-dense",
    title: [
      "Mixture of experts or dense: which serves cheaper?",
      "MoE 和稠密模型，哪个部署更便宜？",
    ],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (model: string, users: number, count = 1, weights = "fp8") =>
        serve(
          `model=${model}&weights=${weights}&gpu=h100-sxm-80gb&count=${count}&users=${users}&in=2048&out=1024`,
        );
      const dense = at("Qwen/Qwen3-32B", 32);
      const mixture = at("Qwen/Qwen3-30B-A3B-Instruct-2507", 32);
      const ratio =
        (dense.report.cost?.usd_per_million_output_tokens ?? 0) /
        (mixture.report.cost?.usd_per_million_output_tokens ?? 1);
      return {
        short: t(
          `Of two models with about the same memory, Qwen3 32B and Qwen3 30B A3B, the dense one's tokens cost <b>${n.figure(ratio)} times as much</b> at 32 users. Whether it answers as well is another question: it works with a tenth of the weights.`,
          `显存相近的 Qwen3 32B 与 Qwen3 30B A3B，32 用户时稠密模型的词元成本是 MoE 的 <b>${n.figure(ratio)} 倍</b>。效果是否一样好是另一回事：它每步只用十分之一的权重。`,
        ),
        parts: [
          table(
            t("H100, 2K tokens in and 1K out", "H100，输入 2K、输出 1K"),
            t("Model, users", "模型，用户"),
            [
              ["Qwen3 32B, 1", at("Qwen/Qwen3-32B", 1)],
              ["Qwen3 30B A3B, 1", at("Qwen/Qwen3-30B-A3B-Instruct-2507", 1)],
              ["Qwen3 32B, 32", dense],
              ["Qwen3 30B A3B, 32", mixture],
              [
                t("Llama 3.3 70B, 64, 4 cards", "Llama 3.3 70B，64，4 卡"),
                at("meta-llama/Llama-3.3-70B-Instruct", 64, 4),
              ],
              [
                t("GLM 4.5 Air (106B), 64, 4 cards", "GLM 4.5 Air（106B），64，4 卡"),
                at("zai-org/GLM-4.5-Air", 64, 4),
              ],
            ],
            [c.weights, c.speed, c.total, c.million],
          ),
          p(
            t(
              "For one user a mixture reads only the experts of one token. With more users each picks its own, and soon all are read in every step: from then on it gains in arithmetic, no longer in bandwidth.",
              "单用户时 MoE 每步只读一个词元选中的专家；用户一多各选各的，很快每步都要读全部专家，此后省的是算力而不再是带宽。",
            ),
          ),
          p(
            t(
              "Memory does not care: all experts must be there. Per gigabyte, dense models know more; per operation, mixtures do.",
              "显存一点不省：专家必须全部在场。按每 GB 显存算稠密更划算，按每次运算算 MoE 更划算。",
            ),
          ),
        ],
        open: mixture,
      };
    },
  },
];

/** The slices of an H100, the smallest first: name, how many on a card, and what it answers. */
function slicesOf<A>(
  at: (slice: string) => A,
): (readonly [name: string, copies: number, asked: A])[] {
  const slices = [
    ["1g.10gb", 7],
    ["1g.20gb", 4],
    ["2g.20gb", 3],
    ["3g.40gb", 2],
  ] as const;
  return slices.map(([slice, copies]) => [slice, copies, at(`h100-sxm-80gb:${slice}`)] as const);
}
