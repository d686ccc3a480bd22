import type { RestWords } from "../en/rest.ts";
import { answersZh } from "./answers.ts";
import { besideWordsZh } from "./beside.ts";
import { coldStartWordsZh } from "./cold-start.ts";
import { fixWordsZh, noteWordsZh } from "./notes.ts";
import { fleetWordsZh } from "./plan-fleet.ts";
import { ruleWordsZh } from "./plan-rules.ts";
import { powerWordsZh } from "./power.ts";
import { sideWordsZh } from "./side-by-side.ts";
import { sharingWordsZh } from "./card-sharing.ts";
import { ownWordsZh } from "./own-dialogs.ts";
import { rentOrBuyTabWordsZh } from "./ownership-tab.ts";
import { latencyWordsZh } from "./latency.ts";
import { sendInWordsZh } from "./send-in.ts";
import { priceWordsZh } from "./prices.ts";
import { reinforcementTabWordsZh } from "./reinforcement.ts";
import { trainingTabWordsZh } from "./training.ts";
import { twoPoolsWordsZh } from "./two-pools.ts";
import { workingWordsZh } from "./working.ts";

/** 首屏用不到的说法：各个对话框，以及其他标签页结论以下的内容。 */
export const restZh: RestWords = {
  ...answersZh,
  power: powerWordsZh,
  beside: besideWordsZh,
  coldStart: coldStartWordsZh,
  twoPools: twoPoolsWordsZh,
  pricesOfCard: "这张卡的全部报价……",
  noPrice: "没有已知报价，可以自己填",
  costs: {
    output: "每百万输出 token",
    month: "每月（7×24 运行）",
    none: "没有这张卡的已知报价，可以自己填。",
  },
  automatically: (value) => `自动：${value}`,
  offerLost: (offer, source) => `报价“${offer}”在别人的价格表里，这里没有；改按 ${source} 计算。`,
  sameWork: {
    title: "相同负载下的其他显卡",
    fits: "放得下",
    each: "每用户 token/s",
    first: "首 token",
    million: (sign) => `${sign}\u00a0/\u00a0百万 token`,
    yes: "放得下",
    waits: "要排队",
    short: (gigabytes) => `差 ${gigabytes} GB`,
    hint: "张数取放得下的最小值；价格按每百万输出 token 计。",
  },
  timeLimits: "时间限制……",
  furtherPresets: {
    chat: "70B 聊天服务",
    rag: "RAG 长文档",
    agent: "代码智能体",
    conversation: "多轮对话",
    job: "批量任务",
    pictures: "看图问答，8B 模型",
    drafts: "写代码用投机解码",
    experts: "单卡 RTX 3090 跑 120B，专家放内存",
    watts: "每卡限 500 W",
    cold: "70B 冷启动，8 张 H100",
    pools: "预填充与解码分离，16 张 H100",
    a6000: "一张 A6000 跑 8B",
    r1: "8 张 H200 跑 DeepSeek R1",
    team: "小团队，一张 RTX 4090",
    qlora70b: "一张 H200 微调 70B",
    lora8b: "一张 RTX 4090 微调 8B",
    full8b: "8 张 A100 全参数微调 8B",
    pretrain70b: "70B，一万亿 token",
    pretrain8b: "64 张 H100 预训练 8B",
    grpo32b: "32 张 H100 做 32B 的 GRPO",
    flux: "FLUX.1 dev",
    sdxl: "一张 RTX 4090 跑 SDXL",
    sd15: "L40S 批量跑 SD 1.5",
    wan: "Wan 2.1 14B，一张卡",
    wan8: "Wan 2.1 14B，8 张 H100 合作",
    hunyuan: "HunyuanVideo，一张 H200",
    corpus: "嵌入语料，BGE-M3",
    decoder: "Qwen3 Embedding 8B",
    reranker: "重排 100 篇，一张 L4",
    recordings: "转写录音，Whisper large v3",
    calls: "实时通话，turbo，一张 L4",
    stencil: "七点 stencil",
    sparse: "稀疏矩阵乘向量",
    stream: "向量相加",
    scenarioC: "场景 C：AI 加科学计算",
    dense: "稠密矩阵乘，1024 维",
    own8h100: "8 张 H100，利用率 50%",
    own4090: "1 张 RTX 4090，利用率 10%",
  },
  sharing: "KV 缓存和并行方式……",
  settings: "引擎设置……",
  traffic: "缓存命中、投机解码、负载……",
  vision: { title: "输入里的图片和视频…", pixels: "像素", host: "主机" },
  acceptedHint: "平均每步产出的 token 数；不知道就留空，按已发表的数据估算。",
  drafts: {
    methods: {
      "": "关闭，或按草稿数",
      auto: "自动：划算时用合适的方法",
      mtp: "模型自带的 MTP 层",
      eagle3: "训练好的草稿头（EAGLE-3）",
      draft: "小模型",
      ngram: "从已有文本查找（n-gram）",
      none: "关闭",
    },
    tasks: {
      "": "对话",
      coding: "代码",
      math: "数学",
      tools: "工具调用",
      rag: "依据文档回答",
      qa: "问答",
      summarization: "摘要",
      translation: "翻译",
      writing: "散文",
    },
    choose: "请选择",
  },
  offload: { none: "不跑", layers: "专家或部分层留在内存" },
  flash: { on: "开启", off: "关闭" },
  tuning: { default: "默认（多数人这样启动）", tuned: "按公开的调优配方" },
  draftOff: "不用",
  measured: "我实测过……",
  measuredHint: "就在这套配置上测的。结果会按它校正，换别的负载也一样。",
  earlierEngines: "较早版本",
  asPublished: "按发布格式",
  published: (value) => `按发布格式：${value}`,
  loads: {
    steady: "平稳服务",
    benchmark: "压测，同时起跑",
    burst: "等长请求一齐到来",
    offline: "离线批处理，塞满为止",
    static: "单个固定批次",
  },
  contextOf: (tokens) => `上下文共 ${tokens}`,

  thousandImages: "一千张用时",
  memory: {
    sold: "标称",
    title: "单卡显存",
    of: (capacity) => `/ ${capacity} GB`,
    room: "最多容纳",
    roomUsers: (users, context) => `${users} 人，各 ${context}`,
    longest: "最长上下文",
    longestFor: (tokens) => `单人 ${tokens}`,
    inLayout: (p) =>
      [
        `并行：张量 ${p.tensor}`,
        `流水线 ${p.pipeline}`,
        ...(p.attention_data > 1 ? [`注意力 ${p.attention_data}`] : []),
        `数据 ${p.data}`,
      ].join(" · "),
    missing: "还差",
    usable: "可用",
  },
  fixes: fixWordsZh,
  notes: noteWordsZh,
  rules: ruleWordsZh,
  fleet: fleetWordsZh,
  sideBySide: sideWordsZh,
  cardSharing: sharingWordsZh,
  latency: latencyWordsZh,
  sendIn: sendInWordsZh,
  own: ownWordsZh,
  rentOrBuyTab: rentOrBuyTabWordsZh,
  trainingTab: trainingTabWordsZh,
  reinforcementTab: reinforcementTabWordsZh,
  prices: priceWordsZh,
  working: workingWordsZh,
  confidence: {
    levels: { calibrated: "已校准", transferred: "由其他卡推得", extrapolated: "外推" },
    gap: "",
    reasons: {
      calibrated: "这个引擎在这张卡上有实测。",
      transferred: "这个引擎在同代的别的卡上有实测，所以范围放宽。",
      extrapolated: "这个引擎在这一代卡上，或这类模型，没有实测，所以范围最宽。",
    },
    recalibrated: (factors) => `已按你的实测校正：${factors}。`,
    tpotFactor: (factor) => `每个 token 用时 ×\u00a0${factor}`,
    ttftFactor: (factor) => `首 token 延迟 ×\u00a0${factor}`,
    comma: "，",
    band: "浅色数字为估计区间，约 80% 的留出实测值落在其中。",
    servingBand:
      "浅色数字为估计区间：轮流留出一个发布者的全部数据再校准，其实测值约 80% 落在区间内。",
    asStarted: "速度按引擎的默认启动参数估算。",
    tuned: "速度按公开调优配方的启动参数估算，见下方启动命令。",
  },
  curve: {
    title: "上下文越长，显存越多",
    summary: (now, context, usable) =>
      `每张卡的显存随上下文的变化。上下文 ${context} 时需要 ${now} GB，可用 ${usable} GB。`,
    usable: (gigabytes) => `可用 ${gigabytes} GB`,
    here: (context, gigabytes) => `${context}：${gigabytes} GB`,
    axis: "每人的 token 数（输入加输出）",
    fixed: "权重和运行时",
    kv: "KV 缓存",
    asked: "当前配置",
  },
};
