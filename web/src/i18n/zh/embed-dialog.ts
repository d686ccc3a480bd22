import type { EmbedDialogWords } from "../en/embed-dialog.ts";

/** 嵌入文章的对话框：中文说法。 */
export const embedDialogWordsZh: EmbedDialogWords = {
  hint: "把下面这段贴到文章里想放卡片的位置：",
  view: "显示",
  views: {
    full: "全部",
    compact: "结论和数字",
    verdict: "只要结论",
    table: "表格",
    compare: "几张卡并排",
    claim: "核验文章里的说法",
  },
  locked: "读者不能改",
  copy: { copy: "复制", copied: "已复制", copyFailed: "浏览器不允许复制，请选中文本。" },
};
