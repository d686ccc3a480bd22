import type { TableWords } from "../en/table.ts";

export const tableWordsZh: TableWords = {
  filter: "输入文字筛选",
  columns: "显示的列",
  shown: (shown, all) =>
    shown === all ? `共 ${String(all)} 行` : `${String(all)} 行中的 ${String(shown)} 行`,
  more: "左右滑动，还有更多列 →",
  sortBy: (column) => `按“${column}”排序`,
};
