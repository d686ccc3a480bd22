import type { Writer } from "../../answers/writer.ts";
import accuracy from "../../../data/accuracy.json" with { type: "json" };
import calibration from "../../../data/calibration.json" with { type: "json" };
import unread from "../../../data/unread.json" with { type: "json" };

/** What a range promises. */
export function rangeSection({ t, p, h, list, n }: Writer): string {
  const points = accuracy.bands.reduce((sum, band) => sum + band.points, 0);
  const { calibrated, transferred, extrapolated, as_started: asStarted } = calibration.bands;
  const width = ({ tpot: [low, high] }: typeof calibrated) =>
    `${n.figure(low ?? 1)}–${n.figure(high ?? 1)}×`;
  return [
    h(t("Ranges, and what they promise", "区间，及其含义"), "ranges"),
    p(
      t(
        `The constants are fitted to published measurements; <a href="./accuracy.html?lang=en">how accurate the result is</a> is shown point by point (${n.whole(points)} figures in all classes). A range is not taken from those errors, which would flatter: each publisher was left out in turn, the constants fitted anew, and the range holds 8 of 10 of the measurements that took no part.`,
        `常数由公开的实测拟合；<a href="./accuracy.html?lang=zh">准不准</a>可逐点查看（各类共 ${n.whole(points)} 个数据）。区间不取自这些拟合误差，那样会显得太好：而是轮流剔除一个发布者、重新拟合，让没有参与拟合的实测有 80% 落在区间内。`,
      ),
    ),
    list([
      t(
        `<b>Measured</b>: engine and card are among the measurements. Time per token measured over estimated: ${width(calibrated)}.`,
        `<b>有实测</b>：引擎和显卡都在实测之列。每 token 延迟的实测与估算之比：${width(calibrated)}。`,
      ),
      t(
        `<b>Near to those measured</b>: the engine on a card of the same generation: ${width(transferred)}.`,
        `<b>与实测过的相近</b>：引擎在同架构的卡上测过：${width(transferred)}。`,
      ),
      t(
        `<b>Not measured</b>: neither: ${width(extrapolated)}.`,
        `<b>没有实测</b>：两者都没有：${width(extrapolated)}。`,
      ),
      t(
        `<b>As started</b>: an engine without the flags of published recipes, which vary most: ${width(asStarted)}.`,
        `<b>按默认启动</b>：没有用公开配方里的启动参数，差别最大：${width(asStarted)}。`,
      ),
    ]),
    p(
      t(
        "That is a promise about many answers, not about yours: two of ten lie outside. It does not cover a wrong input, an engine version that nobody has published about, or flags that change how it works. One measurement of your own, entered under “Measured”, narrows it.",
        "这是对许多次估算而言的，不是对你这一次的保证：十次有两次会落在外面。输入有误、引擎版本没有人公布过实测、改变行为的启动参数，都不在其内。把你自己的一次实测填进“实测”，区间就会收窄。",
      ),
    ),
    h(t("What is refused", "哪些会拒绝回答"), "refused"),
    list([
      t(
        `Models and cards of which too little is published: ${n.whole(unread.models.length)} models and ${n.whole(unread.gpus.length)} cards are known by name and answered with what is missing.`,
        `公开资料不足的模型和显卡：${n.whole(unread.models.length)} 个模型、${n.whole(unread.gpus.length)} 款显卡只知其名，会回答缺了什么。`,
      ),
      t(
        "Engines on cards, and formats in engines, that do not run there: an error with a reason instead of a number.",
        "引擎不支持的显卡、引擎不支持的格式：给出原因，不给数字。",
      ),
      t(
        "Requests beyond the model's own length, and layouts that its heads and layers cannot be cut into.",
        "超出模型自身长度的请求，以及注意力头和层数切不开的并行方式。",
      ),
      t(
        "The quality of answers: what a narrower format costs of it is not estimated, only named.",
        "回答质量：低精度会损失多少质量不作估算，只作提示。",
      ),
    ]),
  ].join("\n");
}

const papers: readonly (readonly [name: string, address: string, en: string, zh: string])[] = [
  [
    "Williams, Waterman, Patterson 2009, “Roofline”",
    "https://doi.org/10.1145/1498765.1498785",
    "parts of a step, numerical codes",
    "一步的各部分、科学计算",
  ],
  [
    "Patarasuk, Yuan 2009",
    "https://doi.org/10.1016/j.jpdc.2008.09.002",
    "traffic of an all-reduce",
    "all-reduce 的通信量",
  ],
  [
    "Yu et al. 2022, “Orca”",
    "https://www.usenix.org/conference/osdi22/presentation/yu",
    "continuous batching",
    "连续批处理",
  ],
  [
    "Kwon et al. 2023, “PagedAttention”",
    "https://arxiv.org/abs/2309.06180",
    "paged cache, requests sent back",
    "分页缓存与请求退回",
  ],
  [
    "Agrawal et al. 2024, “Sarathi-Serve”",
    "https://arxiv.org/abs/2403.02310",
    "chunked prompts in mixed steps",
    "提示词切块与混合步",
  ],
  [
    "Rajbhandari et al. 2020, “ZeRO”",
    "https://arxiv.org/abs/1910.02054",
    "training state and how it is shared",
    "训练状态及其切分",
  ],
  [
    "Korthikanti et al. 2022",
    "https://arxiv.org/abs/2205.05198",
    "activations, recomputation, FLOP of a token",
    "激活值、重计算、每 token 运算数",
  ],
  [
    "Narayanan et al. 2021",
    "https://arxiv.org/abs/2104.04473",
    "idle share of a pipeline",
    "流水线空泡",
  ],
  [
    "Shoeybi et al. 2019, “Megatron-LM”",
    "https://arxiv.org/abs/1909.08053",
    "tensor-parallel communication",
    "张量并行通信",
  ],
  ["Hu et al. 2021, “LoRA”", "https://arxiv.org/abs/2106.09685", "adapters", "适配器"],
];

/** Where the formulas come from. */
export const sourceSection = ({ t, p, h, list }: Writer): string =>
  [
    h(t("Sources", "出处"), "sources"),
    list(
      papers.map(
        ([name, address, en, zh]) => `<a href="${address}">${name}</a>${t(": ", "：")}${t(en, zh)}`,
      ),
    ),
    p(
      t(
        "Figures of cards, models, prices and engines carry a source and a date each; any figure of an answer shows its formula, inputs and source when it is pressed.",
        "显卡、模型、价格、引擎的每项数据都带出处和日期；答案里的数字点一下，就显示公式、代入的数值和出处。",
      ),
    ),
  ].join("\n");
