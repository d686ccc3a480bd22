import type { SpeechWords } from "../en/speech.ts";

/** 语音标签页的中文。 */
export const speechWordsZh: SpeechWords = {
  sound: "音频",
  notLive: "不是实时",
  hears: (model, count, gpu, rtfx, clip) =>
    `${count} 张 ${gpu} 上的 ${model} 转写 ${clip} 秒的片段，约为实时的 ${rtfx} 倍`,
  at: (streams, dollars) =>
    `${streams ? `，可同时转写 ${streams} 路实时音频` : ""}${dollars ? `，每小时音频 ${dollars}` : ""}。`,
  rate: "每秒处理的音频秒数（RTFx）",
  streams: "同时的实时路数",
  limits: { time: "受时间限制", memory: "受显存限制" },
  reading: "读一批",
  writing: "写出文字",
  silent: "读到的静音",
  clip: "每段的缓存",
  parts: { encoder: "读声音", decoder: "写文字" },
  timeTitle: "时间花在哪里",
  hour: "一小时音频的费用",
  electricity: "一小时音频的用电",
  others: "同样的片段换别的卡",
  dollars: (sign) => `${sign} / 小时音频`,
  reasons: {
    calibrated: "Whisper large-v3 在这张卡上测过，只有一种程序。",
    transferred: "Whisper 只在别的卡上测过，所以区间很宽。",
    extrapolated: "Whisper 没有在这张卡上仔细测过，所以区间很宽。",
  },
};
