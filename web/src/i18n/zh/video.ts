import type { VideoTabWords } from "../en/video.ts";

/** 生视频页的中文说法。 */
export const videoTabWordsZh: VideoTabWords = {
  clip: "视频",
  memory: "省显存",
  yesNo: { true: "是", false: "否" },
  attentions: {
    fused: "PyTorch 自带（FlashAttention-2）",
    own: "为该卡编写（FlashAttention-3、PyTorch 2.11）",
    eight_bit: "8 位（SageAttention）",
  },
  offloads: {
    none: "不放",
    text_encoders: "文本编码器",
    components: "只留正在工作的网络",
    blocks: "只留正在计算的层",
  },
  shown: (frames, seconds) => `${frames} 帧（${seconds} 秒）`,
  makes: (model, count, gpu, size, steps, time) =>
    `${count} 张 ${gpu} 用 ${model} 生成一段 ${size} 的视频，${steps} 步约 ${time}，`,
  at: (clips, dollars) => `每小时 ${clips} 段${dollars ? `，每段 ${dollars}` : ""}。`,
  encoding: "文本编码",
  denoising: "Transformer",
  decoding: "解码视频",
  each: "一段视频的时间",
  step: "每步",
  hour: "每小时段数",
  attention: "注意力占比",
  cost: "一段视频的费用",
  minute: "每分钟成片",
  electricity: "每段用电",
  timeTitle: "耗时构成",
  others: "同样的视频在其他显卡上",
  othersHint: "张数相同，合作方式相同。",
  dollars: (sign) => `每段（${sign}）`,
};
