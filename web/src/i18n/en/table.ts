/** What stands above a table that can be sorted and filtered. */
export const tableWordsEn = {
  filter: "Filter by typing",
  columns: "Columns",
  shown: (shown: number, all: number) =>
    shown === all ? `${all} rows` : `${shown} of ${all} rows`,
  more: "Swipe for more columns →",
  sortBy: (column: string) => `Sort by ${column}`,
};

export type TableWords = typeof tableWordsEn;
