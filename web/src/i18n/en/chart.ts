/** What stands beneath a chart. */
export const chartWordsEn = {
  keys: "Left and right go from point to point, up and down from line to line.",
  hint: "Point at it, or go along it with the arrow keys, for values.",
  table: "As a table",
  save: "Save",
  series: "Line",
  point: "Point",
};

export type ChartWords = typeof chartWordsEn;
