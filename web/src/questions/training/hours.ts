import type { Voice } from "../../i18n/voice.ts";

const HOUR_MS = 3_600_000;

/** A time in hours, in the unit that reads best, and its range in the same. */
export const hoursText = (hours: number, { numbers }: Voice) => numbers.duration(hours * HOUR_MS);
export const hoursRange = (
  hours: number,
  [low, high]: readonly [number, number],
  { numbers }: Voice,
) => numbers.durationRange(hours * HOUR_MS, [low * HOUR_MS, high * HOUR_MS]);
