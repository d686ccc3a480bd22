/** English words about the price list of the site's owner. */
export const feedWordsEn = {
  unreachable: (address: string) =>
    `The prices at ${address} could not be fetched; those of the catalog are used.`,
  refused: (address: string, status: number) =>
    `The prices at ${address} could not be fetched (HTTP ${String(status)}); those of the catalog are used.`,
  unreadable: (address: string, why: string) =>
    `The prices at ${address} could not be read: ${why}; those of the catalog are used.`,
  cell: (row: number, column: string) => `offer ${String(row)} has no ${column}, or a wrong one`,
  not_a_list: "it is no list of offers",
  too_many: "it has more than 500 offers",
};

export type FeedWords = typeof feedWordsEn;
