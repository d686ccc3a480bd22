import type { AnswerPage } from "../../writer.ts";
import { page as budget1000AMonth } from "./budget-1000-a-month.ts";
import { page as costPerMillionTokens } from "./cost-per-million-tokens.ts";
import { page as energyPerToken } from "./energy-per-token.ts";
import { page as gpusFor500Users } from "./gpus-for-500-users.ts";
import { page as h100PricePerHour } from "./h100-price-per-hour.ts";
import { page as rentOrBuyH100 } from "./rent-or-buy-h100.ts";
import { page as selfHostOrApi } from "./self-host-or-api.ts";
import { page as tokensPerDollar } from "./tokens-per-dollar.ts";

/** What does it cost? */
export const moneyPages: readonly AnswerPage[] = [
  selfHostOrApi,
  rentOrBuyH100,
  h100PricePerHour,
  costPerMillionTokens,
  gpusFor500Users,
  budget1000AMonth,
  energyPerToken,
  tokensPerDollar,
];
