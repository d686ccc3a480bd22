import { currencySigns, dollars, type Money } from "./money.ts";

/**
 * Figures as the page writes them: three significant digits for estimates, GB meaning 10^9 bytes
 * and GiB meaning 2^30 bytes; amounts of US dollars in the currency of `money`. The returned functions
 * hold one locale's number formats.
 */
export function numberFormats(locale: string, money: Money = dollars) {
  const sign = currencySigns[money.currency];
  const { perDollar } = money;
  const digits = (count: number) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: count });
  const [two, three, six] = [digits(2), digits(3), digits(6)];
  const grouped = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });

  const figure = (value: number) => three.format(value);
  const rough = (value: number) => two.format(value);
  const shownMoney = (shown: number) =>
    `${sign}${shown < 100 && shown >= 1 ? cents.format(shown) : figure(shown)}`;

  return {
    /** An estimate: three significant digits. */
    figure,
    /** An exact count, with thousands separators. */
    whole: (value: number) => grouped.format(value),
    /** A value of the working, six significant digits; very small and large ones as a power. */
    precise: (value: number) =>
      value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15)
        ? value.toExponential(4)
        : six.format(value),
    /** Bytes as a number of GB (10^9 bytes), without the unit; two digits are enough below 0.1. */
    gb: (bytes: number) => (bytes < 1e8 ? rough : figure)(bytes / 1e9),
    /** Bytes as a number of GiB (2^30 bytes), without the unit. */
    gib: (bytes: number) => figure(bytes / 2 ** 30),
    /** Tokens: 8K for 8 × 1024, 1M for 1024 × 1024, otherwise the plain count. */
    tokens: (count: number) => {
      if (count >= 2 ** 20 && count % 2 ** 20 === 0) return `${count / 2 ** 20}M`;
      if (count >= 1024 && count % 1024 === 0) return `${grouped.format(count / 1024)}K`;
      return grouped.format(count);
    },
    /** A large count with a letter for thousands to trillions (10^12): "1.4T". */
    amount: (count: number) => {
      const [size, letter] = amountUnit(count);
      return `${figure(count / size)}${letter}`;
    },
    /** Parameters in billions: "70.6B". */
    billions: (count: number) => `${figure(count / 1e9)}B`,
    /** The sign of the currency in which amounts are shown, and how much of it is a dollar. */
    sign,
    perDollar,
    /** An estimated amount of dollars, three significant digits. */
    dollars: (amount: number) => shownMoney(amount * perDollar),
    /** What something costs in all, in dollars; from a hundred thousand with a letter: "$1.15M". */
    sum: (amount: number) => {
      const [size, letter] = sumUnit(amount * perDollar);
      return size === 1
        ? shownMoney(amount * perDollar)
        : `${sign}${figure((amount * perDollar) / size)}${letter}`;
    },
    /** The range of a sum of `amount`, in its unit. */
    sumRange: (amount: number, [low, high]: readonly [number, number]) => {
      const [size] = sumUnit(amount * perDollar);
      return `${rough((low * perDollar) / size)}–${rough((high * perDollar) / size)}`;
    },
    /** A rate someone charges, in dollars, to the cent. */
    price: (amount: number) => `${sign}${cents.format(amount * perDollar)}`,
    /** Two ends of a range of dollars, two significant digits each, without the sign. */
    dollarRange: ([low, high]: readonly [number, number]) =>
      `${rough(low * perDollar)}–${rough(high * perDollar)}`,
    /** Milliseconds in the unit that reads best. */
    duration: (ms: number) => {
      const [size, unit] = durationUnit(ms);
      return `${rough(ms / size)} ${unit}`;
    },
    /** A range of milliseconds in the unit of `ms`, without naming it. */
    durationRange: (ms: number, [low, high]: readonly [number, number]) => {
      const [size] = durationUnit(ms);
      return `${rough(low / size)}–${rough(high / size)}`;
    },
    /** Two ends of a range, two significant digits each. */
    range: ([low, high]: readonly [number, number]) => `${rough(low)}–${rough(high)}`,
    /** A share of one as a percentage. */
    percent: (share: number) => `${figure(share * 100)}%`,
  };
}

export type NumberFormats = ReturnType<typeof numberFormats>;

function amountUnit(count: number): readonly [size: number, letter: string] {
  if (count >= 1e12) return [1e12, "T"];
  if (count >= 1e9) return [1e9, "B"];
  if (count >= 1e6) return [1e6, "M"];
  return count >= 1e4 ? [1e3, "K"] : [1, ""];
}

const sumUnit = (amount: number): readonly [size: number, letter: string] =>
  amount >= 1e5 ? amountUnit(amount) : [1, ""];

function durationUnit(ms: number): readonly [size: number, unit: string] {
  if (ms < 1000) return [1, "ms"];
  if (ms < 120_000) return [1000, "s"];
  if (ms < 7_200_000) return [60_000, "min"];
  if (ms < 259_200_000) return [3_600_000, "h"];
  return [86_400_000, "d"];
}
