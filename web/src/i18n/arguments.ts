/** Values that fill the gaps of a sentence; the core sends them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A sentence whose gaps they fill. */
export type Sentence = (values: Arguments) => string;

/** How the sentences of a language write them. */
export const argumentWriters = (locale: string) => {
  const formats: Intl.NumberFormat[] = [];
  return {
    s: String,
    /** A number, grouped, with at most so many decimals. */
    n: (value: unknown, decimals = 0): string =>
      (formats[decimals] ??= new Intl.NumberFormat(locale, {
        maximumFractionDigits: decimals,
      })).format(Number(value)),
  };
};
