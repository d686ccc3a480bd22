import type { besideWordsEn } from "../en/beside.ts";

/** 与模型同在一张卡上的东西。 */
export const besideWordsZh: typeof besideWordsEn = {
  title: "LoRA 适配器……",
  adapters: "与模型一起服务的 LoRA",
  reserved: "每张卡为它们预留",
  atOwnRank: (rank) => `按秩 ${rank} 启动时`,
  oneAdapter: "单个适配器",
  slower: "比不用 LoRA 慢",
  between: (low, high) => `${low}–${high}`,
  aboutAdapters:
    "上面的显存和速度已计入。引擎按启动时的最大秩预留，与适配器自己的秩无关；一个适配器与许多个拖慢的程度差不多。有的引擎还为词表预留（vLLM 的部分模型），需另加：词表与隐藏维度之和乘以秩，每项 4 字节。",
};
