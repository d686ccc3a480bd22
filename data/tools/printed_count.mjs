// Counts of parameters as they are printed: "671B", "1.5B", "1T".

const UNITS = { M: 1e6, B: 1e9, T: 1e12 };
const LEAST_TOLERANCE = 0.01;

/**
 * {count, tolerance} of a printed count; nothing where there is none. It is rounded by half a unit of its last digit that
 * is not zero, and by 1 % at least.
 */
export function printedCount(text) {
  const [, digits, unit] = /^([\d.]+)\s*([MBT])\b/.exec(text ?? "") ?? [];
  if (!digits) return undefined;
  const count = Number(digits) * UNITS[unit];
  const [whole, fraction = ""] = digits.split(".");
  const zeros = fraction ? 0 : /0*$/.exec(whole)[0].length;
  const last = 10 ** (zeros - fraction.length) * UNITS[unit];
  return { count, tolerance: Math.max(last / 2, LEAST_TOLERANCE * count) };
}

/** Whether a count is what is printed, within its rounding. */
export function agreesWithPrinted(parameters, text) {
  const printed = printedCount(text);
  return printed !== undefined && Math.abs(parameters - printed.count) <= printed.tolerance;
}
