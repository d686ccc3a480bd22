/** English words of the tab about renting and buying, beside those of its answer. */
export const rentOrBuyTabWordsEn = {
  buying: "Buying",
  using: "Running",
  instead: "Instead",
  more: "Site, resale, carbon …",
  place: "Where the electricity comes from",
  anyPlace: "not said",
  ofPlace: (place: string, figures: readonly string[]) => `${place}: ${figures.join("; ")}`,
  placeHint:
    "Fills in the price and the emissions known of the place. Prices are what companies paid; a place without one has none.",
  cheapestOffers: "cheapest offers",
  unknown: "unknown",
  conditions: { new: "Street price, new", used: "Street price, used", list: "List or press price" },

  buyTitle: "Bought",
  usedHour: "an hour of work",
  monthAll: (months: string) => `Per month (${months}-month depreciation)`,
  energy: "Electricity a month",
  hosting: "Room a month",
  carbon: "CO₂ a month",
  rentTitle: "Rented",
  rented: "Rented",
  month: "Month",
  apiTitle: "API break-even",
  noApi: "Enter what an API asks for a million tokens.",
  tokensMonth: "tokens a month",
  apiRenting: "… as renting",
  capacity: "The cards yield",
  apiKinds: "API price by kind of token",
  apiKnown: "A known list price",
  apiOwn: "type yours",
  apiHint:
    "Prices are for a million tokens. With these, tokens are those of answers; what their prompts cost counts with them.",
  apiAnswered: "API, a million answered",
  apiAgainst: "API or own cards, at this use",
  apiSays: (tokens: string, api: string, way: string, own: string) =>
    `For ${tokens} tokens a month the API asks ${api}; ${way} costs ${own}.`,
  apiUnknown: "Say how many tokens a second the cards yield to compare at the real use.",
  apiWay: "Way",
  million: "Million tokens",
  total: (months: string) => `${months} months`,
  cheaperFrom: "Cheaper than the API from",
  useShare: (percent: string) => `${percent} use`,
  anyUse: "any use",
  noUse: "no use",

  chart: "What has been spent, month by month",
  chartSummary: (hardware: string, terms: string, months: string) =>
    `Bought: ${hardware} at the start. Against renting ${terms} that pays after: ${months}.`,
  bought: "bought",
  monthAxis: "Months",
};

export type RentOrBuyTabWords = typeof rentOrBuyTabWordsEn;
