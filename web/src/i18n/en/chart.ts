/** What stands beneath a chart. */
export const chartWordsEn = {
  keys: "Left and right go from point to point, up and down from line to line.",
  table: "As a table",
  save: "Save",
  series: "Line",
  point: "Point",
};

export type ChartWords = typeof chartWordsEn;
