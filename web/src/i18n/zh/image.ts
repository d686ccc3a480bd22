import type { ImageTabWords } from "../en/image.ts";

/** 生图页的中文说法。 */
export const imageTabWordsZh: ImageTabWords = {
  picture: "图像",
  engines: { eager: "PyTorch", compiled: "PyTorch 编译", tensorrt: "TensorRT" },
  precisions: { bf16: "BF16", fp16: "FP16", fp8: "FP8", int8: "INT8", fp32: "FP32", q4: "4 位" },
  pixels: "像素",
  guided: { true: "开，每步算两遍", false: "关" },
  makes: (model, count, gpu, size, steps, time) =>
    `${count} 张 ${gpu} 用 ${model} 画一张 ${size} 的图，${steps} 步约 ${time}，`,
  at: (images, dollars) => `每小时 ${images} 张${dollars ? `，一千张 ${dollars}` : ""}。`,
  doesNotFit: (model, count, gpu) => `${count} 张 ${gpu} 放不下 ${model}：`,
  short: (gigabytes) => `每张卡还差 ${gigabytes} GB。`,
  largest: "最大批次",
  each: "一张图的时间",
  hour: "每小时张数",
  steps: "每秒步数",
  thousand: "一千张图的费用",
  hourly: "每小时",
  work: "一张图的运算量",
  timeTitle: "耗时构成",
  parts: {
    products_seconds: "矩阵乘法",
    attention_seconds: "注意力",
    elementwise_seconds: "访存",
    weights_seconds: "读取权重",
    launch_seconds: "内核启动",
    decoding_seconds: "文本编码和解码",
    together_seconds: "卡间等待",
    streaming_seconds: "等待权重",
    moving_seconds: "从内存调入",
  },
  reasons: {
    calibrated: "这个模型和这张卡都有实测。",
    transferred: "模型和卡只有一个有实测，所以区间更宽。",
    extrapolated: "模型和卡都没有实测，所以区间最宽。",
  },
  others: "同样的图在其他显卡上",
  othersHint: "一张接一张地画，张数相同。",
  dollars: (sign) => `每千张（${sign}）`,
};
