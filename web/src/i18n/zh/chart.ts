import type { ChartWords } from "../en/chart.ts";

export const chartWordsZh: ChartWords = {
  keys: "左右键逐点查看，上下键切换曲线。",
  hint: "指向图上的点或按方向键，查看数值。",
  table: "以表格查看",
  save: "保存为",
  series: "曲线",
  point: "数据点",
};
