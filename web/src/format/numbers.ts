import { currencySigns, dollars, type Money } from "./money.ts";

/** From so much on a sum is shortened. */
const LARGE_SUM = 1e5;

type Size = readonly [size: number, name: string];

/** By what large numbers are shortened, the largest first. */
const letters: readonly Size[] = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "K"],
];
const myriads: readonly Size[] = [
  [1e12, "\u00a0万亿"],
  [1e8, "\u00a0亿"],
  [1e4, "\u00a0万"],
];

/**
 * Figures as the page writes them: three significant digits for estimates, GB meaning 10^9 bytes
 * and GiB meaning 2^30 bytes; amounts of US dollars in the currency of `money`. The returned functions
 * hold one locale's number formats.
 */
export function numberFormats(locale: string, money: Money = dollars) {
  const inChinese = locale.startsWith("zh");
  const sizes = inChinese ? myriads : letters;
  const times = (inChinese ? "毫秒,秒,分钟,小时,天" : "ms,s,min,h,d").split(",");
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
  /** The size that a count reads best in: one only from `least` on. */
  const sizeOf = (count: number, least = 1e4): Size =>
    (count >= least && sizes.find(([size]) => count >= size)) || [1, ""];
  /** The same of milliseconds: tenths of a second are seconds in Chinese. */
  const timeOf = (ms: number): Size => {
    const leasts = [inChinese ? 100 : 1000, 120_000, 7_200_000, 259_200_000];
    const at = leasts.filter((least) => ms >= least).length;
    return [[1, 1000, 60_000, 3_600_000, 86_400_000][at] ?? 1, times[at] ?? ""];
  };
  /** Amounts are counted in dollars: in another currency they are near. */
  const before = perDollar === 1 ? sign : `≈${sign}`;
  const shownMoney = (shown: number) =>
    `${before}${shown < 100 && shown >= 1 ? cents.format(shown) : figure(shown)}`;

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
    /** A large count with a letter for thousands to trillions (10^12): "1.4T", "1.4 万亿". */
    amount: (count: number) => {
      const [size, name] = sizeOf(count);
      return `${figure(count / size)}${name}`;
    },
    /** Parameters in billions: "70.6B". */
    billions: (count: number) => `${figure(count / 1e9)}B`,
    /** The sign of the currency in which amounts are shown, and how much of it is a dollar. */
    sign,
    perDollar,
    /** An estimated amount of dollars, three significant digits. */
    dollars: (amount: number) => shownMoney(amount * perDollar),
    /** What something costs in all, in dollars; from a hundred thousand shortened: "$1.15M", "115 万美元". */
    sum: (amount: number) => {
      const shown = amount * perDollar;
      const [size, name] = sizeOf(shown, LARGE_SUM);
      if (!name) return shownMoney(shown);
      const text = figure(shown / size) + name;
      if (!inChinese) return before + text;
      return money.currency === "USD" ? `${text}美元` : `≈${text}元`;
    },
    /** The range of a sum of `amount`, in its unit. */
    sumRange: (amount: number, [low, high]: readonly [number, number]) => {
      const [size] = sizeOf(amount * perDollar, LARGE_SUM);
      return `${rough((low * perDollar) / size)}–${rough((high * perDollar) / size)}`;
    },
    /** A rate someone charges, in dollars, to the cent. */
    price: (amount: number) => `${before}${cents.format(amount * perDollar)}`,
    /** Two ends of a range of dollars, two significant digits each, without the sign. */
    dollarRange: ([low, high]: readonly [number, number]) =>
      `${rough(low * perDollar)}–${rough(high * perDollar)}`,
    /** Milliseconds in the unit that reads best. */
    duration: (ms: number) => {
      const [size, unit] = timeOf(ms);
      return `${rough(ms / size)} ${unit}`;
    },
    /** A range of milliseconds in the unit of `ms`, without naming it. */
    durationRange: (ms: number, [low, high]: readonly [number, number]) => {
      const [size] = timeOf(ms);
      return `${rough(low / size)}–${rough(high / size)}`;
    },
    /** Two ends of a range, two significant digits each. */
    range: ([low, high]: readonly [number, number]) => `${rough(low)}–${rough(high)}`,
    /** A share of one as a percentage. */
    percent: (share: number) => `${figure(share * 100)}%`,
  };
}

export type NumberFormats = ReturnType<typeof numberFormats>;
