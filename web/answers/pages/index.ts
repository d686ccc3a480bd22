import type { AnswerPage } from "../writer.ts";
import { cardPages } from "./cards/index.ts";
import { computingPages } from "./computing/index.ts";
import { loadPages } from "./load/index.ts";
import { memoryPages } from "./memory/index.ts";
import { moneyPages } from "./money/index.ts";
import { picturePages } from "./pictures/index.ts";
import { trainingPages } from "./training/index.ts";
import { trustPages } from "./trust/index.ts";

/** The questions, in groups: the group's name in both languages and its pages. */
export const groups: readonly (readonly [en: string, zh: string, pages: readonly AnswerPage[]])[] =
  [
    ["Does it fit?", "放得下吗？", memoryPages],
    ["Which card?", "选哪张卡？", cardPages],
    ["How many users, how fast?", "能带多少人，有多快？", loadPages],
    ["What does it cost?", "要花多少钱？", moneyPages],
    ["Training and fine-tuning", "训练与微调", trainingPages],
    ["Pictures", "文生图", picturePages],
    ["Numerical codes", "科学计算", computingPages],
    ["Can one believe it?", "可信吗？", trustPages],
  ];
