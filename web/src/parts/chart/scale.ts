/** From a value to its place on the picture. */
export interface Scale {
  (value: number): number;
  /** The least and the greatest value that has a place. */
  readonly domain: readonly [number, number];
}

type Ends = readonly [number, number];

/** A scale on which what is `inner` of a value grows evenly over `range`. */
function scale(domain: Ends, range: Ends, inner: (value: number) => number): Scale {
  const [low, high] = [inner(domain[0]), inner(domain[1])];
  const place = (value: number) =>
    range[0] + ((inner(value) - low) / (high - low)) * (range[1] - range[0]);
  return Object.assign(place, { domain });
}

export const linearScale = (domain: Ends, range: Ends): Scale =>
  scale(domain, range, (value) => value);

export const logScale = (domain: Ends, range: Ends): Scale => scale(domain, range, Math.log);

/** Of steps of 1, 2 and 5 times a power of ten the one that cuts a range into about `count` pieces. */
function stepFor(span: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(span / count));
  const times = span / count / power;
  // Between two steps the bound is their geometric mean.
  const step = [1, 2, 5, 10].find(
    (one, index, all) => times < Math.sqrt(one * (all[index + 1] ?? 20)),
  );
  return (step ?? 10) * power;
}

/** About `count` round values of a range, all that are multiples of one step. */
export function roundValues([low, high]: Ends, count: number): number[] {
  const step = stepFor(high - low, count);
  // Divided rather than multiplied where the step is below one, so that 3 / 10 is no 0.30000000000000004.
  const part = Math.round(1 / step);
  const [valueOf, numberOf] =
    step < 1
      ? [(index: number) => index / part, (value: number) => Math.round(value * part)]
      : [(index: number) => index * step, (value: number) => Math.round(value / step)];
  const [near, far] = [numberOf(low), numberOf(high)];
  const first = valueOf(near) < low ? near + 1 : near;
  const last = valueOf(far) > high ? far - 1 : far;
  return Array.from({ length: last - first + 1 }, (_, index) => valueOf(first + index));
}
