/**
 * The stops of a logarithmic slider: 1, 2, 3, then four to every doubling (4, 5, 6, 7, 8, 10, 12,
 * 14, 16, …) up to `max`, so that round binary and round decimal values are both within reach.
 */
export function notches(max: number): readonly number[] {
  const stops = [1, 2, 3];
  for (let unit = 1; 4 * unit <= max; unit *= 2) {
    for (let quarter = 4; quarter < 8 && quarter * unit <= max; quarter++) {
      stops.push(quarter * unit);
    }
  }
  return stops.filter((stop) => stop <= max);
}

/** Position of the stop nearest to `value` by ratio. */
export function nearestNotch(stops: readonly number[], value: number): number {
  const distance = (index: number) => Math.abs(Math.log((stops[index] ?? 1) / Math.max(value, 1)));
  return stops.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}
