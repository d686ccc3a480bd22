import { nothing } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import type { Card } from "../card.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { cardsOf } from "../plan/names.ts";
import type { Headline } from "../../parts/verdict/verdict.ts";
import { mainRent } from "./rents.ts";

/** A time in months, or that it never comes. */
export const monthsOf = (months: number | null, { words, numbers }: Voice): string =>
  months === null ? words.rentOrBuy.never : words.rentOrBuy.months(numbers.figure(months));

/** Is buying these cards cheaper than renting them? */
export const ownershipCard: Card<"own"> = {
  headline(report, voice): Headline {
    const { words, numbers } = voice;
    const { rentOrBuy: say } = words;
    const { configuration: now, buy } = report;
    const rent = mainRent(report);
    const cards = cardsOf(now.gpu_count, now.gpu.name);
    const used = numbers.percent(now.utilization);
    if (!rent)
      return {
        verdict: "tight",
        badge: say.noRent,
        main: say.costs(cards, numbers.sum(buy.hardware_usd)),
        quiet: say.perHour(numbers.price(buy.usd_per_used_hour)),
      };
    const terms = words.offerKinds[rent.terms] ?? rent.terms;
    const after = rent.break_even_month;
    return {
      verdict: rent.pays_in_time ? "fits" : "tight",
      badge: rent.pays_in_time ? say.buy : say.rent,
      main:
        after === null
          ? say.neverPays(cards, used)
          : say.paysAfter(cards, monthsOf(after, voice), used),
      quiet: say.against(
        terms,
        numbers.price(rent.usd_per_hour),
        numbers.price(buy.usd_per_used_hour),
      ),
    };
  },
  summary: ({ configuration: now }): string => cardsOf(now.gpu_count, now.gpu.name),
  bar: () => nothing,
  figures(report, voice): Fact[] {
    const { words, numbers } = voice;
    const rent = mainRent(report);
    return [
      { name: words.rentOrBuy.hardware, value: numbers.sum(report.buy.hardware_usd) },
      ...(rent
        ? [{ name: words.rentOrBuy.breakEven, value: monthsOf(rent.break_even_month, voice) }]
        : []),
    ];
  },
};
