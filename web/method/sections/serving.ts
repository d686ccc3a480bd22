import type { Writer } from "../../answers/writer.ts";
import judgement from "../../../data/judgement.json" with { type: "json" };
import { formula } from "../formula.ts";

/** What a service takes of memory, and when it fits. */
export function memorySection({ t, p, h, list, n }: Writer): string {
  const { comfortable_share: comfortable, tight_share: tight } = judgement.groups.verdicts;
  const percent = (share: { value: number }) => `${n.figure(100 * share.value)}%`;
  return [
    h(t("Memory of a service", "推理显存"), "memory"),
    p(
      t(
        "Counted, not fitted. The shape of a model is what its published configuration says, and the sum of its matrices is held against the count that its maker prints.",
        "显存是数出来的，不是拟合的。模型结构取自公开的配置文件，各矩阵的参数之和要与官方公布的参数量对得上。",
      ),
    ),
    formula(t("needed", "需要的显存"), {
      sum: [
        t("weights", "权重"),
        t("KV cache", "KV 缓存"),
        t("activations", "激活值"),
        t("runtime", "运行时"),
      ],
    }),
    formula(t("cache of a token", "每 token 缓存"), {
      product: [
        2,
        t("layers", "层数"),
        t("KV heads", "KV 头数"),
        t("head width", "头宽"),
        t("bytes", "每元素字节数"),
      ],
    }),
    list([
      t(
        "<b>Weights</b>: every matrix in the width that its format stores, block scales included; what checkpoints leave in 16 bit stays in 16 bit. Tensor, pipeline and expert parallelism cut them; the fullest card counts.",
        "<b>权重</b>：每个矩阵按格式实际的位宽计，含分块缩放因子；检查点保留 16 位的部分按 16 位计。张量、流水线、专家并行各自怎么切就怎么算，以最满的一张卡为准。",
      ),
      t(
        "<b>KV cache</b>: the formula above for ordinary attention. Sliding windows keep their window, latent attention one vector for all heads, linear attention a state that does not grow, shared layers nothing.",
        "<b>KV 缓存</b>：普通注意力用上式。滑动窗口只留窗口内的，潜在注意力（MLA）各头共用一个向量，线性注意力是不增长的状态，复用别层缓存的层不占。",
      ),
      t(
        "<b>Activations</b>: the largest step that the engine may run under its token budget, with its logits.",
        "<b>激活值</b>：按引擎的单步 token 上限跑最大一步时的峰值，含 logits。",
      ),
      t(
        "<b>Runtime</b>: context, kernels, captured graphs and communication buffers, by engine, checked against logs that engines printed.",
        "<b>运行时</b>：上下文、内核、CUDA graph 和通信缓冲区，按引擎分别给出，与引擎自己打印的日志核对过。",
      ),
      t(
        "<b>Host memory</b> (llama.cpp): where a card is too small, the routed experts of the first layers may stay with the processor, or whole layers. It reads what a token needs at a share of its memory's speed, and the card waits for it in each such layer; prompts bring those weights over PCIe once for every micro-batch. Rates come with a quarter up and down.",
        "<b>主机内存</b>（llama.cpp）：显存不够时，前若干层的路由专家（或整层）可以留在主机内存。CPU 按内存带宽的一定比例读取每个 token 用到的权重，显卡在每个这样的层都要等它；处理输入时，每个 micro-batch 都要把这些权重经 PCIe 搬一遍。速度按上下各四分之一给出范围。",
      ),
    ]),
    p(
      t(
        `It fits where the engine's own rule leaves as much (vLLM 0.20 takes 92 % of a card, for instance). Up to ${percent(comfortable)} of that is called room, above ${percent(tight)} tight. Not counted: other programs on the card, and memory that lies in pieces.`,
        `引擎按自己的规则（例如 vLLM 0.20 默认占用 92% 显存）留得出这么多，就放得下。用到其中 ${percent(comfortable)} 以内算有余量，超过 ${percent(tight)} 算很紧张。没有计入：同一张卡上的其他程序，以及显存碎片。`,
      ),
    ),
  ].join("\n");
}

/** What an engine's step takes: decode, prefill and both at once. */
export function stepSection({ t, p, h, list }: Writer): string {
  const [bytes, flops] = [t("bytes", "字节数"), t("FLOP", "浮点运算数")];
  const { encoder_share, gddr_encoder_share } = judgement.groups.vision;
  const { host_seconds_per_megapixel, device_seconds_per_megapixel } = judgement.groups.vision;
  const share = ({ value }: { value: number }) => `${String(Math.round(100 * value))}%`;
  const [read, done] = [t("achieved bandwidth", "实际带宽"), t("achieved FLOP/s", "实际算力")];
  return [
    h(t("A step: decode, prefill, and both at once", "一步：解码、预填充与混合"), "step"),
    p(
      t(
        "An engine works in steps. Each part of one (attention projections and feed-forward blocks, routed experts, attention over the cache, output head) is a roofline of its own; the parts follow each other.",
        "引擎一步一步地跑。一步中的每一部分（投影与前馈、路由专家、对缓存做注意力、输出头）各自按 Roofline 计算，再依次相加。",
      ),
    ),
    formula(t("a part", "一部分的耗时"), {
      most: [{ over: [bytes, read] }, { over: [flops, done] }],
    }),
    formula(t("a step", "一步的耗时"), {
      sum: [
        t("all parts", "各部分"),
        t("communication", "通信"),
        t("kernel launches", "内核启动"),
        t("scheduler", "调度"),
      ],
    }),
    list([
      t(
        "<b>Decode</b>: one token of every running request. Weights are read once for all of them, the cache once for each; so a small batch is limited by memory bandwidth.",
        "<b>解码</b>：每个在跑的请求各出一个 token。权重大家只读一遍，缓存各读各的，所以小批量受限于显存带宽。",
      ),
      t(
        "<b>Prefill</b>: the same parts with all tokens of a prompt at once, causal attention, and only what the prefix cache does not hold. Usually limited by compute.",
        "<b>预填充</b>：同样这些部分，一次处理整段提示词，注意力按因果一半计，前缀缓存命中的不再算。通常受限于算力。",
      ),
      t(
        "<b>Mixed steps</b>: chunks of prompts ride along with decoding requests, and the weights are read once for both.",
        "<b>混合步</b>：提示词切块与解码同步进行，权重只读一遍。",
      ),
      t(
        `<b>Pictures</b>: tokens by the rule of the model's family, exact where its processor was read; from there on they are like text. Their encoder's products reach ${share(encoder_share)} of the 16-bit peak (${share(gddr_encoder_share)} on cards with GDDR memory), whole on every card; decoding and resizing takes ${String(host_seconds_per_megapixel.value)} s a megapixel on the host, ${String(device_seconds_per_megapixel.value)} s on the GPU, before the first step. Measured of Qwen's towers on an H200 and an RTX 3090; of other families the range says 30 % less to 30 % more, of Kimi up to 2.5 times. Not modelled: how many pictures a second a host can prepare, and what decoding a video takes.`,
        `<b>图片</b>：按模型系列的规则换算成 token，读过其处理程序的都是精确值，之后与文字一样计算。视觉编码器的矩阵乘达到 16 位峰值的 ${share(encoder_share)}（GDDR 显存的卡 ${share(gddr_encoder_share)}），每张卡各跑一遍；解码和缩放在主机上每百万像素 ${String(host_seconds_per_megapixel.value)} 秒，在 GPU 上 ${String(device_seconds_per_megapixel.value)} 秒，发生在第一步之前。实测只有 Qwen 的编码器在 H200 和 RTX 3090 上的数据；其他系列的区间为少 30% 到多 30%，Kimi 最多 2.5 倍。没有建模：主机每秒能处理多少张图，以及视频解码的耗时。`,
      ),
    ]),
    formula(t("experts that a step reads", "一步读到的专家数"), {
      product: [
        t("experts", "专家总数"),
        {
          less: [
            1,
            {
              power: [
                { less: [1, { over: [t("chosen", "每 token 选中数"), t("experts", "专家总数")] }] },
                t("tokens", "token 数"),
              ],
            },
          ],
        },
      ],
    }),
    formula(t("an all-reduce", "一次 all-reduce"), {
      sum: [
        t("latency", "延迟"),
        {
          over: [
            { product: [2, { less: ["g", 1] }, bytes] },
            { product: ["g", t("link bandwidth", "互连带宽")] },
          ],
        },
      ],
    }),
    p(
      t(
        "g is how many cards take part; latency counts once for each doubling of them over NVLink and once for each further card over PCIe. The first formula is that of experts picked alike; tokens favor some, by a law whose shape is fitted, so somewhat fewer are read. What a card achieves of its printed bandwidth and FLOP/s, the time of a kernel launch and the scheduler's are fitted, by engine and generation of cards. <b>Not modelled</b>: reading that overlaps with another part's arithmetic, luck in which experts are hot, congested networks, cards that run hot. <b>Drafts</b>: a step verifies one token more than are drafted, each draft is a pass of what drafts, and each makes verifying longer by a tenth of the step; how many are accepted is what was published of the method, the model and the kind of text, or what you enter.",
        "g 是参与的卡数；延迟在 NVLink 上按卡数每翻一倍计一次，在 PCIe 上每多一张卡计一次。第一个公式假设专家被均匀选中；实际上 token 偏好其中一部分（分布形状由拟合得到），读到的专家会略少。带宽和算力各能达到标称值的几成、内核启动与调度各花多少时间，按引擎和显卡架构拟合。<b>没有建模</b>：不同部分之间访存与计算的重叠、专家负载不均的偶然性、网络拥塞、过热降频。<b>投机解码</b>：一步校验的 token 比草稿多一个，每个草稿是草稿网络的一次前向，并使校验延长一步的十分之一；接受数取自已发表的方法、模型与文本类型数据，或按你填的计算。",
      ),
    ),
  ].join("\n");
}

/** From steps to what users see. */
export function latencySection({ t, p, h }: Writer): string {
  const step = t("decode step", "解码一步");
  const [ttft, tpot] = [t("first token", "首 token 延迟"), t("time per token", "每 token 延迟")];
  return [
    h(t("From steps to users", "从一步到用户感受"), "users"),
    p(
      t(
        "With a fixed number of users, each sends the next request when the last one is answered. A token waits for its share of other users' prompts, and whoever finds no room for a whole earlier answer (Little's law).",
        "并发数固定时，每个用户收到回答才发下一个请求。每个 token 还要等别人提示词的一份；没有空位的请求要等前面的回答整个完成（Little 定律）。",
      ),
    ),
    formula(tpot, {
      sum: [
        { over: [step, t("tokens accepted", "每步接受的 token")] },
        { product: [t("others' prompts", "其间他人的提示词数"), t("a prompt", "处理一段的时间")] },
      ],
    }),
    formula(ttft, {
      sum: [
        t("queue", "排队"),
        t("own prompt", "自己的提示词"),
        { product: [t("steps", "等待步数"), t("a step", "一步的耗时")] },
        t("front end", "前端处理"),
      ],
    }),
    formula(t("tokens/s of all", "总 token/s"), {
      over: [
        { product: [t("users", "用户数"), "n"] },
        { sum: [ttft, { product: [{ less: ["n", 1] }, tpot] }] },
      ],
    }),
    h(t("Requests that arrive at a rate", "按速率到达的请求"), "arrivals"),
    p(
      t(
        "Percentiles do not follow from means. Where requests come at a rate, in conversations or as a job, a simulated scheduler serves them one by one with the steps above: it admits, decodes, spends the rest of the token budget on prompts, keeps prefixes, and sends requests back where the cache is full. P50 to P99 are read off what became of them, and so is the rate beyond which the queue grows. Above 90 % of that rate waits depend on how long the load lasts, which is said. Clients that retry are not in it.",
        "分位数无法由平均值推出。请求按速率到达、来自多轮会话或整批作业时，由模拟的调度器用上面的步耗时逐个服务：接纳、解码、用剩余的 token 预算处理提示词、保留前缀、缓存满时退回请求。P50 到 P99 由每个请求的实际结果读出，排队开始无限增长的速率也是。超过该速率的 90% 后，等待取决于高负载持续多久，页面会说明。没有计入客户端重试。",
      ),
    ),
    h(t("Prompts and answers on cards of their own", "预填充与解码分离"), "pools"),
    p(
      t(
        "Cards that read prompts take one after another, those that write decode without waiting for prompts, with as many sequences at once as Little's law says; keys and values move over a link of which 70 % counts, hidden behind reading where that takes less than a tenth of a prompt. Both pools are compared with the same cards together: each with its most users within the limits, or with yours. A copy of the model stays on as many cards as before where they fill the pools. Queues between the pools and the engines' schedulers are not modelled, so the gain is a range, and a difference below a tenth is called none.",
        "预填充的卡逐个处理提示词；解码的卡不再等别人的提示词，并发按 Little 定律求得；KV 缓存按链路带宽的 70% 传输，不到一段提示词处理时间一成的视为被掩盖。再与同一批卡合在一起比较：有时限时各按时限内最多的用户，没有时按你的用户数。副本能填满各组时保持原来的卡数。没有为两组之间的排队和引擎调度建模，因此收益给的是区间，不到一成视为没有差别。",
      ),
    ),
    h(t("Adapters beside a model", "与模型一起服务的适配器"), "adapters"),
    formula(t("bytes", "字节"), {
      product: [
        t("adapters", "适配器数"),
        t("largest rank", "最大秩"),
        t("layers", "层数"),
        t("widths of inputs and outputs", "各矩阵输入与输出宽度之和"),
        "2",
      ],
    }),
    p(
      t(
        "vLLM and SGLang keep that for each adapter, whatever its own rank; every routed expert has matrices of its own, and tensor ranks repeat the side of a matrix that they do not divide. Steps take 1/0.7 of their time, from 1/0.92 to 1/0.36 in published pairs, whatever the number of adapters; beyond a kept rank of 64 it grows in a line through the one report there is, four times with 256. Latent attention, state-space layers and drafts beside adapters are refused: nobody published how they are kept, or what they gain.",
        "vLLM 和 SGLang 为每个适配器都按最大秩预留，与其自己的秩无关；每个路由专家各有自己的矩阵，张量并行的各卡会重复自己没有切分的那一侧。无论多少个适配器，每步耗时取 1/0.7 倍，已发表的对照为 1/0.92 到 1/0.36；预留秩超过 64 后按唯一一份报告（256 时慢四倍）线性增加。潜在注意力、状态空间层，以及适配器与投机解码并用会被拒绝：没有公开资料说明它们如何存放、有何收益。",
      ),
    ),
    h(t("Several processes on a card", "一张卡上的多个进程"), "sharing"),
    p(
      t(
        "Each copy pays for weights, activations, context and graphs; what engines may take, less all copies and the others, is left, and divided among the copies' caches. u is the share of a mean token's time in which bandwidth or arithmetic of the card is the limit, the larger of both: n copies that run at once yield min(n, (1 − the others' share) ÷ u) times one, and copies that take turns as much as one; published pairs give the ranges. In slices each copy is estimated as on a card of its own. One engine with the users of all is what copies are compared with.",
        "每个副本各自占用权重、激活、上下文和 CUDA 图；引擎可用部分减去全部副本和其他进程即为剩余，由各副本的缓存平分。u 是平均每个 token 的时间里受带宽或算力限制的份额，取较大者：n 个副本同时运行时总输出为单个的 min(n, (1 − 其他进程的份额) ÷ u) 倍，轮流运行时与单个相同；区间取自公开的对照。切片中的副本按单独一张卡估算。最后与一个引擎带全部用户相比。",
      ),
    ),
    h(t("Unequal cards in one engine", "不同的卡组成一个引擎"), "mixed"),
    formula(t("token time by layers", "按层拆分的每 token 延迟"), {
      sum: [
        {
          product: [
            t("share of each card", "各卡的份额"),
            t("its time for the whole model", "它跑整个模型的时间"),
          ],
        },
      ],
    }),
    p(
      t(
        "Where matrices are cut evenly, as many cards as there are go at the pace of the slowest and hold as much as the smallest: a 5090 beside a 3090 was measured at the rate of two 3090. llama.cpp gives each card layers in proportion to its free memory, and a token passes them one after the other, so that the rate is the harmonic mean by share; one published pair was three tenths below it, which the range holds.",
        "均分矩阵时，整组卡按最慢的速度、最小的显存计算：5090 加 3090 的实测与两张 3090 相同。llama.cpp 按空闲显存给每张卡分层，token 依次经过，速度是按份额的调和平均；有一组公开实测比它低三成，区间已包含。",
      ),
    ),
    h(t("From nothing to the first answer", "冷启动到第一个回答"), "start"),
    formula(t("start", "启动"), {
      sum: [
        { over: [t("image", "镜像"), t("network", "网络")] },
        t("process", "进程"),
        t("workers", "工作进程"),
        { over: [t("weights", "权重"), t("disk", "磁盘")] },
        { product: [t("layers", "层数"), t("compiling", "编译")] },
        t("graphs", "CUDA 图"),
      ],
    }),
    p(
      t(
        "Each constant is the median of published starts of vLLM and SGLang, most of them of one model on one machine each; a plain loader reads no faster than from files that are already in the host's memory. The range is what nine of ten and one of ten took, half to three times the middle. Not in it: renting the machine, downloading weights from a hub, kernels that a new card or a library compiles on first use, which took minutes more.",
        "每个常数都是 vLLM 和 SGLang 已发表启动记录的中位数，多数记录各来自一台机器上的一个模型；自带的加载器读得不会比文件已在内存里时更快。区间取十分之一和十分之九的记录，为中位数的一半到三倍。没有计入：租到机器、从模型站下载权重，以及新卡或某些库首次使用时编译内核（曾多花数分钟）。",
      ),
    ),
  ].join("\n");
}
