/** English words of the tab about renting and buying. */
export const rentOrBuyWordsEn = {
  buying: "Buying",
  using: "Running",
  instead: "Instead",
  more: "Site, resale, carbon …",
  place: "Where the electricity comes from",
  anyPlace: "not said",
  emits: (place: string, grams: string, year: number) => `${place}: ${grams} g/kWh, ${year}`,
  cheapestOffers: "cheapest offers",
  unknown: "unknown",
  conditions: { new: "Street price, new", used: "Street price, used", list: "List or press price" },

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

  buyTitle: "Bought",
  usedHour: "an hour of work",
  hardware: "Hardware",
  monthAll: (months: string) => `Per month (${months}-month depreciation)`,
  energy: "Electricity a month",
  hosting: "Room a month",
  carbon: "CO₂ a month",
  rentTitle: "Rented",
  rented: "Rented",
  month: "Month",
  breakEven: "Buying pays after",
  apiTitle: "API break-even",
  noApi: "Enter what an API asks for a million tokens.",
  tokensMonth: "tokens a month",
  apiRenting: "… as renting",
  capacity: "The cards yield",

  chart: "What has been spent, month by month",
  chartSummary: (hardware: string, terms: string, months: string) =>
    `Bought: ${hardware} at the start. Against renting ${terms} that pays after: ${months}.`,
  bought: "bought",
  monthAxis: "Months",
};

export type RentOrBuyWords = typeof rentOrBuyWordsEn;
