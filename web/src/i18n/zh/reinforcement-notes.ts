import type { Arguments } from "../arguments.ts";
import type {
  reinforcementFixesEn,
  reinforcementFixNamesEn,
  reinforcementNotesEn,
} from "../en/reinforcement-notes.ts";
import { n, s } from "./arguments.ts";

type Sentences<Words> = Record<keyof Words, (a: Arguments) => string>;

/** 强化学习报告附注的中文说法。 */
export const reinforcementNotesZh: Sentences<typeof reinforcementNotesEn> = {
  rollout_waits: (a) =>
    `最长的一条回答单独就占采样时间的 ${n(a.percent)}%：多加采样卡也缩短不了，降低长度上限或提前一步采样才行。`,
  split_pools: (a) =>
    `拆到 ${n(a.gpus)} 张卡、其中一半提前一步采样，一步能快到 ${n(a.times, 1)} 倍：只有赶时间才值得。`,
  pools_together: (a) => `同样的卡轮流采样和训练，速度会是拆开的 ${n(a.times, 1)} 倍。`,
  pools_unbalanced: (a) =>
    `一组卡有 ${n(a.percent)}% 的时间在等另一组；用 ${n(a.gpus)} 张卡采样就都不用等。`,
  framework_versions: (a) =>
    `同样的布局，换一个程序版本快了 ${n(a.low)}–${n(a.high)}%：不知道版本，一步的时间只能估到这个程度。`,
  padding_share: (a) => `${n(a.percent)}% 的计算花在补齐到最长序列上：打包序列可以省掉。`,
  answers_wait_for_room: (a) =>
    `每个引擎同时只能跑 ${n(a.running)} 条回答（共 ${n(a.started)} 条），其余排队。`,
  logits_weigh: (a) =>
    `logits 占每卡所需显存的 ${n(a.percent)}%：减小微批、张量并行或分块计算损失都能降下来。`,
  state_leaves_cards: (a) => `每次采样时，每张卡有 ${n(a.gigabytes)} GB 训练状态移到主机内存。`,
  critic_as_actor: () => "评论家（critic）按与被训练模型同样大小、同样存放计。",
  rewards_not_timed: () =>
    "给回答打分在 CPU 上进行，没有计时：跑代码测试、搜索或工具可能比一步的其余部分还久。",
  reinforcement_not_measured: (a) =>
    `实测的是 H100 和 GB200 上用 NeMo RL（Megatron 加 vLLM）做的 GRPO；这里的 ${s(a.framework)} 配 ${s(a.gpu)} 按同样方法推算，区间更宽。`,
};

/** 只有强化学习才有的改动建议。 */
export const reinforcementFixesZh: Sentences<typeof reinforcementFixesEn> = {
  reference_on_host: () => "参考模型放到主机内存",
  shorter_answers: (a) => `回答最长 ${n(a.max_output_tokens)} token`,
};

/** 同样的改动，用在说明它们不够的时候。 */
export const reinforcementFixNamesZh: Record<keyof typeof reinforcementFixNamesEn, string> = {
  reference_on_host: "参考模型放主机内存",
  shorter_answers: "缩短回答",
};
