/** English words that only the card in an article says. */
export const embedWordsEn = {
  unknown: (name: string, like: string | undefined) =>
    `The attribute “${name}” is not known here.${like ? ` Is “${like}” meant?` : ""}`,
  idle: (name: string, task: string) =>
    `The attribute “${name}” says nothing in the task “${task}”.`,
  notOne: (name: string, value: string, known: string) =>
    `“${value}” is no ${name}: it is one of ${known}.`,
  notHttps: (name: string) => `The address in “${name}” is not linked: it must begin with https.`,
  noOffers: (address: string) => `The prices at ${address} could not be read.`,
  elsewhere:
    "The script of this card answers serving alone, with cards and models of the catalog: embed-inline-all.js answers this.",
  order: "Order",
  figure: "Figure",
  value: "Value",
  range: "Range",
  card: "Card",
  readers: "Your own figures",
  basis: {
    calibrated:
      "This engine was measured on this card. Eight of ten measurements lie in the ranges.",
    transferred:
      "This engine was measured on other cards of this generation. Eight of ten measurements lie in the ranges.",
    extrapolated:
      "This engine was not measured on this generation of cards, or not with this kind of model: the ranges are widest.",
  },
};

export type EmbedWords = typeof embedWordsEn;
