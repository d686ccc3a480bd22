import type { Writer } from "../../answers/writer.ts";
import { formula } from "../formula.ts";

/** Training and fine-tuning. */
export function trainingSection({ t, h, list }: Writer): string {
  return [
    h(t("Training and fine-tuning", "训练与微调"), "training"),
    formula(t("memory of a card", "单卡显存"), {
      sum: [
        t("weights", "权重"),
        t("gradients", "梯度"),
        t("optimizer", "优化器"),
        t("activations", "激活值"),
        t("logits", "logits"),
        t("buffers", "缓冲区"),
      ],
    }),
    formula(t("FLOP of a token", "每 token 浮点运算数"), {
      sum: [
        { product: [6, t("parameters that multiply it", "参与计算的参数量")] },
        t("attention", "注意力"),
      ],
    }),
    formula(t("idle share of a pipeline", "流水线空泡占比"), {
      over: [
        { less: [t("stages", "级数"), 1] },
        { product: [t("micro-batches", "微批数"), t("virtual stages", "每卡虚拟级数")] },
      ],
    }),
    list([
      t(
        "AdamW in mixed precision takes 16 bytes a trained parameter; ZeRO and FSDP, 8-bit states, LoRA and QLoRA, offload and recomputation change that by their published rules. A frozen matrix needs two passes of products instead of three, recomputation one more.",
        "混合精度 AdamW 每个可训练参数 16 字节；ZeRO / FSDP、8 位优化器、LoRA 与 QLoRA、卸载和重计算各按公开的规则增减。冻结的矩阵只算两遍乘法而不是三遍，重计算再加一遍。",
      ),
      t(
        "Products reach a share of the largest that was measured on the card. Passes over memory, launches, the optimizer and what communication computation does not hide are fitted to published runs.",
        "矩阵乘法的速度取该卡实测上限的一个比例；访存、内核启动、优化器，以及没有被计算掩盖的通信，由公开的训练实测拟合。",
      ),
      t(
        "Memory is said with a margin, as allocators fragment. Hours hold for steady steps; the overhead factor (restarts, evaluation, checkpoints) is an input. <b>Not modelled</b>: slow data loading, failing machines, whether the model learns.",
        "显存结论留有余量，因为分配器会产生碎片。时间指稳定训练的步数；重启、评估、存检查点由“总时长系数”计入。<b>没有建模</b>：数据加载跟不上、机器故障、模型能否收敛。",
      ),
    ]),
  ].join("\n");
}

/** Reinforcement learning and preference tuning. */
export function reinforcementSection({ t, h, list }: Writer): string {
  return [
    h(t("Reinforcement learning", "强化学习"), "reinforcement"),
    formula(t("a step, cards in turn", "一步（同一批卡轮流）"), {
      sum: [
        t("rollout", "采样"),
        t("log-probabilities", "对数概率"),
        t("updates", "更新"),
        t("weights to the engine", "权重交给引擎"),
      ],
    }),
    list([
      t(
        "The rollout is a serving estimate, with no constant of its own: all answers start together and end as their mean and longest say, so that the batch thins out until the longest is done. That one's time no further card shortens.",
        "采样就是一次推理服务的估算，没有额外常数：所有回答一起开始，按平均长度和最长长度陆续结束，批量随之变小，直到最长的一条写完。这一条的时间加多少卡都缩短不了。",
      ),
      t(
        "Log-probabilities are forward passes and updates are steps of the training estimate, 1.28 times as long for dense models and 1.81 for mixtures of experts; handing over the weights takes 18 s and 1.4 ms a matrix. Fitted to 47 published steps of NeMo RL: median error 11 % with the model left out.",
        "对数概率是训练估算的前向，更新是训练估算的一步，稠密模型再乘 1.28，混合专家模型乘 1.81；交接权重要 18 秒再加每个矩阵 1.4 毫秒。由 NeMo RL 公布的 47 组步时拟合：留出模型时误差中位数 11%。",
      ),
      t(
        "Pools side by side take as long as the slower one, and wait for 43 % of the hand-over. Memory is by role: actor and critic with their training state, 2 bytes a parameter of the reference and the reward model, shared as the actor's weights are. <b>Not modelled</b>: what judges the answers on processors, tools and several turns, sampling anew until groups differ (DAPO).",
        "两组卡同时工作时取较慢的一组，交接只等 43%。显存按角色算：被训练的模型和评论家含训练状态，参考模型和奖励模型每参数 2 字节，与被训练模型同样切分。<b>没有建模</b>：CPU 上的打分、工具和多轮交互、反复采样直到组内有差异（DAPO）。",
      ),
    ]),
  ].join("\n");
}

/** Images and video. */
export function imageSection({ t, p, h }: Writer): string {
  return [
    h(t("Images and video", "文生图与文生视频"), "images"),
    formula(t("a batch of images, or a clip", "一批图或一段视频"), {
      sum: [
        { product: [t("steps", "步数"), t("a denoising step", "去噪一步")] },
        t("text encoders", "文本编码"),
        t("decoder", "解码"),
      ],
    }),
    p(
      t(
        "The denoiser and the decoder are walked layer by layer at the size asked for: products, convolutions, attention, what operators move through memory, launches; each at a fitted share of the card's peak. A second pass without the prompt (guidance) counts twice. A clip has as many tokens as its latent frames have patches, and its attention grows with their square; cards at work on the same clip share passes, then tokens, and lose a fitted share to each other. Memory is that of the largest of three stages (text, a pass of the denoiser, decoding, in tiles or not), with what waits in host memory and comes through PCIe. <b>Not modelled</b>: ControlNets and other add-ons, loading the model, steps that engines skip (caches), sparse attention, making a first frame into states.",
        "按所需尺寸逐层走一遍去噪网络和解码器：矩阵乘法、卷积、注意力、算子访存、内核启动，各取显卡峰值的一个拟合比例。带引导（CFG）时每步算两遍。视频的 token 数是潜空间各帧的图块数，注意力随其平方增长；多卡合作一段视频时先分两遍引导，再分 token，互相等待按拟合比例计。显存取三个阶段（文本、去噪一遍、解码，分块与否）中最大的一个，放在主机内存的部分经 PCIe 调入。<b>没有建模</b>：ControlNet 等附加网络、模型加载、引擎跳过的步（缓存）、稀疏注意力、首帧的编码。",
      ),
    ),
  ].join("\n");
}

/** Embedding, reranking and speech. */
export function encoderSection({ t, h, list }: Writer): string {
  return [
    h(t("Embedding, reranking and speech", "嵌入、重排与语音"), "encoders"),
    formula(t("a batch of documents", "一批文档"), {
      most: [
        {
          product: [
            t("a prompt's step in serving", "推理中处理输入的一步"),
            t("server", "服务程序"),
          ],
        },
        t("the process that takes requests", "接收请求的进程"),
      ],
    }),
    formula(t("a batch of clips", "一批音频"), {
      sum: [
        { product: [t("windows of 30 s", "30 秒窗口数"), t("reading one", "读一个")] },
        { product: [t("tokens", "token 数"), t("a decode step", "解码一步")] },
      ],
    }),
    list([
      t(
        "Documents are prompts without an answer or an output head; a layer that sees both ways attends to all of a document, a decoder's to half on average. Encoders take a factor over that, more where a batch is padded; both, and what vLLM's one API process takes, come from seven published rates of two cards.",
        "文档就是没有输出、也没有输出层的输入；双向的层看到整篇文档，解码器的层平均看到一半。编码器再乘一个系数，一批要补齐时系数更大；这两个系数和 vLLM 单个 API 进程的耗时，来自两种卡上公开的七个速率。",
      ),
      t(
        "Whisper reads whole windows, however short a clip is; a token reads the decoder and each clip's keys and values of its window (246 MB in large-v3). Two factors are fitted to eight published real-time factors of one card, model and program; elsewhere the range is wide.",
        "Whisper 不管片段多短都读整个窗口；写一个 token 要读解码器和每段窗口的键值（large-v3 为 246 MB）。两个系数由一种卡、一个模型、一种程序的八个公开实时倍率拟合；别处区间很宽。",
      ),
      t(
        "A live stream reads its last seconds anew at every hop. <b>Not modelled</b>: finding speech and speakers, beams, languages, resampling on the host, text that drafts spare; making speech (TTS).",
        "实时音频每隔一段就重读最近几秒。<b>没有建模</b>：语音端点和说话人检测、束搜索、语种判断、主机上的重采样、投机解码；语音合成（TTS）。",
      ),
    ]),
  ].join("\n");
}

/** Numerical codes. */
export function hpcSection({ t, p, h }: Writer): string {
  return [
    h(t("Numerical codes", "科学计算"), "hpc"),
    formula(t("attainable FLOP/s", "可达算力"), {
      least: [
        t("peak", "峰值算力"),
        {
          product: [t("memory bandwidth", "显存带宽"), t("arithmetic intensity", "算术强度")],
        },
      ],
    }),
    p(
      t(
        "A ceiling, from datasheet peaks, and called one: nothing is fitted and no range is given. Real codes stay below it; transfers to the host and between nodes come on top.",
        "这是由标称峰值得出的上限，页面也这样写明：没有拟合，也不给区间。实际程序都低于它；主机传输和节点间通信另算。",
      ),
    ),
  ].join("\n");
}

/** Prices. */
export function priceSection({ t, h, list }: Writer): string {
  return [
    h(t("Prices", "价格"), "prices"),
    formula(t("per million output tokens", "每百万输出 token"), {
      over: [
        { product: [t("price per hour", "每小时价格"), 1_000_000] },
        { product: [3600, t("tokens/s of all", "总 token/s")] },
      ],
    }),
    list([
      t(
        "Every offer has a provider, a date and a source, and is shown with them; older ones are marked. By itself the calculator takes the cheapest current on-demand offer, as many whole instances as it needs. Spot, reserved and promotional offers only where you choose them.",
        "每个报价都带供应商、日期和出处，并一同显示；较旧的会标出。默认取当前最便宜的按需报价，按整台实例计。竞价、包年包月和促销价只在你选择时采用。",
      ),
      t(
        "A token's price holds for cards as busy as you said. Half as busy costs twice as much.",
        "每 token 的价格以你填的负载为准：闲一半，单价就翻一倍。",
      ),
      t(
        "Owning: linear depreciation to a residual value, electricity at the boards' mean power with the rest of the server (30 % of what it takes) and the building's share, room for servers at their limit. 730 hours a month. No taxes, no staff, no interest.",
        "自购：直线折旧到残值；电费按显卡平均功耗，加上整机其余部件（占整机 30%）和 PUE；机柜按满载功率计费；每月按 730 小时。不含税费、人工和利息。",
      ),
      t(
        "In Chinese, dollar offers are shown in yuan at a published, dated rate; they are not yuan prices.",
        "中文界面可把美元报价按公布的、带日期的汇率折成人民币显示；它们并不是人民币报价。",
      ),
    ]),
  ].join("\n");
}
