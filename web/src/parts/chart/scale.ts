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
