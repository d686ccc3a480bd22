/** English words of the answer about renting and buying: an article says them too. */
export const rentOrBuyWordsEn = {
  buy: "Buying pays",
  rent: "Renting is cheaper",
  noRent: "No rent is known",
  costs: (cards: string, dollars: string) => `${cards} cost ${dollars} to buy, `,
  perHour: (dollars: string) => `${dollars} for each hour they work.`,
  paysAfter: (cards: string, months: string, used: string) =>
    `Buying ${cards} pays after ${months} at ${used} use, `,
  neverPays: (cards: string, used: string) => `Buying ${cards} never pays at ${used} use, `,
  against: (terms: string, rent: string, own: string) =>
    `against renting ${terms} at ${rent} an hour; owned, an hour of work costs ${own}.`,
  never: "never",
  months: (months: string) => `${months} months`,
  hardware: "Hardware",
  breakEven: "Buying pays after",
};

export type RentOrBuyWords = typeof rentOrBuyWordsEn;
