// The faults that are planted, in C++ and in TypeScript alike. A fault is {kind, begin, end, is}: what stands in a source
// from `begin` to `end` becomes `is`.

/** What an operator becomes, by the kind of fault that this is. */
const otherOperators = {
  "<": { boundary: "<=", comparison: ">=" },
  "<=": { boundary: "<", comparison: ">" },
  ">": { boundary: ">=", comparison: "<=" },
  ">=": { boundary: ">", comparison: "<" },
  "==": { comparison: "!=" },
  "!=": { comparison: "==" },
  "===": { comparison: "!==" },
  "!==": { comparison: "===" },
  "+": { sign: "-" },
  "-": { sign: "+" },
  "*": { factor: "/" },
  "/": { factor: "*" },
  "+=": { sign: "-=" },
  "-=": { sign: "+=" },
  "*=": { factor: "/=" },
  "/=": { factor: "*=" },
  "&&": { logic: "||" },
  "||": { logic: "&&" },
};

/** The operands of which one can be left out. */
const droppedOperands = {
  "+": ["left", "right"],
  "-": ["left"],
  "*": ["left", "right"],
  "/": ["left"],
  "&&": ["left", "right"],
  "||": ["left", "right"],
};

/** Names that are easily taken for one another, and the kind of fault that this is. */
const confused = [
  ["unit", "giga", "gibi"],
  ["unit", "mega", "mebi"],
  ["unit", "kilo", "mega"],
  ["unit", "tera", "giga"],
  ["unit", "sixteen_bit_bytes", "thirty_two_bit_bytes"],
  ["unit", "seconds_per_hour", "milliseconds_per_second"],
  ["unit", "hours_per_month", "percent_of_one"],
  ["card for total", "usd_per_gpu_hour", "usd_per_hour"],
  ["card for total", "usd_per_gpu", "hardware_usd"],
  ["card for total", "rented_gpus", "instances"],
  ["card for total", "global_batch", "micro_batch"],
  ["card for total", "memory_bytes", "capacity_bytes"],
  ["card for total", "parameters", "active_parameters"],
  ["other field", "tensor", "pipeline"],
  ["other field", "data", "expert"],
  ["other field", "input_tokens", "output_tokens"],
  ["other field", "ttft_seconds", "tpot_seconds"],
  ["other field", "usd_per_month", "usd_total"],
  ["other field", "width", "height"],
  ["rounding", "min", "max"],
  ["rounding", "floor", "ceil"],
  ["rounding", "round", "floor"],
  ["rounding", "any_of", "all_of"],
];
const namesFor = new Map();
for (const [kind, one, other] of confused) {
  for (const [name, is] of [
    [one, other],
    [other, one],
  ]) {
    if (!namesFor.has(name)) namesFor.set(name, { kind, is });
  }
}

/** Of an operator, `at` its place, between two operands, each {begin, end}. */
export function operatorFaults(source, operator, at, left, right) {
  const swapped = Object.entries(otherOperators[operator] ?? {}).map(([kind, is]) => ({
    kind,
    begin: at,
    end: at + operator.length,
    is,
  }));
  const dropped = (droppedOperands[operator] ?? []).map((side) => {
    const kept = side === "left" ? left : right;
    const is = source.slice(kept.begin, kept.end);
    return { kind: "dropped term", begin: left.begin, end: right.end, is };
  });
  return [...swapped, ...dropped];
}

/** Of a name that stands from `begin` to `end`. */
export function nameFaults(source, { begin, end }) {
  const found = namesFor.get(source.slice(begin, end));
  return found ? [{ ...found, begin, end }] : [];
}

/** Of a number as it is written: a whole one is one too large, another a tenth. */
export function numberFaults(source, { begin, end }) {
  const text = source.slice(begin, end);
  if (/^\d+$/.test(text)) return [{ kind: "off by one", begin, end, is: String(Number(text) + 1) }];
  if (!/^[\d.]+(e[-+]?\d+)?$/i.test(text) || Number(text) === 0) return [];
  return [{ kind: "constant", begin, end, is: `(1.1 * ${text})` }];
}

/** Of `condition ? yes : no`. */
export function branchFaults(source, yes, no) {
  const swapped =
    source.slice(no.begin, no.end) +
    source.slice(yes.end, no.begin) +
    source.slice(yes.begin, yes.end);
  return [{ kind: "swapped branches", begin: yes.begin, end: no.end, is: swapped }];
}

/** Of a negation, the whole and what it negates. */
export const negationFaults = (source, whole, operand) => [
  { kind: "dropped not", ...whole, is: source.slice(operand.begin, operand.end) },
];

/** Of a statement that changes something: it is not there. What ends it stays. */
export const statementFaults = (source, { begin, end }) => [
  { kind: "dropped statement", begin, end, is: "" },
];

/** Of a check without an alternative: it never holds. */
export const checkFaults = (source, { begin, end }) => [
  { kind: "dropped check", begin, end, is: "false" },
];

/** The source with the fault. */
export const planted = (source, { begin, end, is }) =>
  source.slice(0, begin) + is + source.slice(end);

/** Each fault once, with a name that stays while the line that it is in stays, and where it is. */
export function named(source, faults) {
  const seen = new Map();
  const texts = new Set();
  return faults
    .filter(({ begin, end, is }) => {
      const text = `${begin} ${end} ${is}`;
      return source.slice(begin, end) !== is && !texts.has(text) && texts.add(text);
    })
    .map((fault) => {
      const before = source.slice(0, fault.begin).split("\n");
      const start = fault.begin - before.at(-1).length;
      const line = source.slice(start, source.indexOf("\n", fault.begin)).trim();
      const was = source.slice(fault.begin, fault.end);
      const key = `${line} ${was} → ${fault.is} (${fault.kind})`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return { ...fault, was, line: before.length, name: count > 1 ? `${key} ${count}` : key };
    });
}
