import type { powerWorkingEn, PowerWords } from "../en/power.ts";

/** 功耗计算过程里公式和输入的名称。 */
export const powerWorkingZh: Record<keyof typeof powerWorkingEn, string> = {
  mean_power_w: "单卡平均功耗",
  joules_per_token: "每个输出 token 的显卡能耗",
  site_kwh: "含服务器与制冷的用电",
  run_kwh: "整个任务的显卡用电",
  kwh_per_1000_images: "每千张图的显卡用电",
  kwh_per_clip: "每段视频的显卡用电",
  board_limit_w: "卡自身的功耗上限",
  limit_w: "设定的上限",
  memory_use: "显存带宽利用率",
  compute_use: "算力利用率",
  idle_share: "没有请求的时间占比",
  running_share: "运行时的基础占比",
  memory_factor: "带宽用满时多耗",
  compute_factor: "算力用满时多耗",
  idle_power_share: "空闲时占上限的比例",
  boards_w: "全部显卡功耗",
  cards: "做这一段的卡",
  board_kwh: "显卡用电",
  host_share: "服务器功耗里显卡以外的占比",
  pue: "机房 PUE",
  gpu_hours: "GPU 小时",
  capped_clock: "降低功耗上限后剩下的频率",
};

/** 功耗的中文说法。 */
export const powerWordsZh: PowerWords = {
  mean: "单卡平均功耗",
  energy: "每百万 token 用电",
  energyRun: "用电（含服务器与制冷）",
  energyImages: "每千张图用电",
  ofLimit: (limit, share) => `${limit} 的 ${share}`,
  title: "功耗与机房……",
  own: "默认上限",
};
