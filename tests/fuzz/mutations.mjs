// Real inputs, changed: what the fuzzers beside this file draw. A drawn change shrinks, as fast-check's values do.
import fc from "fast-check";

/** What texts are broken by: ends of ranges, names that objects have by themselves, marks of every format. */
const words = [
  ..."{}[]\"'`,:;=&?#%+-.\\/\n\r\t|<>",
  ..."\u0000\ufeff\u2028\ud800😀１万",
  ..."__proto__ constructor toString valueOf hasOwnProperty null true false undefined NaN Infinity".split(
    " ",
  ),
  ..."0 -0 -1 1e308 1e309 -1e309 5e-324 0x10 9007199254740993 18446744073709551616 1_000 8K 1.5T".split(
    " ",
  ),
  "%00",
  "%zz",
  '""',
  "\\\n",
  '{"a":',
  "[[[[[[[[",
];
const values = [
  ...[0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31, 5e-324, null, true, false, "", "x", [], {}],
  ...["1e309", "NaN", "constructor", "__proto__", [[]], [null], { a: { b: {} } }],
];

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
  minLength: 3,
  maxLength: 3,
});
const change = fc.tuple(fc.nat(6), places, fc.nat(10_000));
const changes = (most) => fc.array(change, { minLength: 0, maxLength: most });
const at = (place, length) => Math.floor(place * length);

function changedText(text, [how, [first, second, third], pick], others) {
  const start = at(first, text.length + 1);
  const end = Math.min(text.length, start + at(second, 40));
  const other = others[pick % others.length];
  const from = at(third, other.length);
  const inserted = [
    "",
    words[pick % words.length],
    words[pick % words.length].repeat(1 + (pick % 50)),
    text.slice(start, end).repeat(3),
    other.slice(from, from + at(second, 60)),
    String(pick),
    String.fromCodePoint(pick),
  ][how];
  return text.slice(0, start) + inserted + text.slice(how === 3 ? start : end);
}

/** One of `seeds`, with up to six changes. */
export const texts = (seeds) =>
  fc
    .tuple(fc.constantFrom(...seeds), changes(6))
    .map(([seed, list]) => list.reduce((text, one) => changedText(text, one, seeds), seed));

/** Every object and list within a value, with its keys. */
function nodesOf(value, found = []) {
  if (typeof value !== "object" || value === null) return found;
  found.push(value);
  for (const inner of Object.values(value)) nodesOf(inner, found);
  return found;
}

function changeValue(root, [how, [first, second], pick]) {
  const nodes = nodesOf(root);
  const node = nodes[at(first, nodes.length)];
  const keys = Object.keys(node);
  const key = keys[at(second, keys.length)];
  const value = structuredClone(values[pick % values.length]);
  const name = ["__proto__", "constructor", "", "x".repeat(300), "length"][pick % 5];
  if (how === 0 && key !== undefined) delete node[key];
  else if (how === 1 && Array.isArray(node)) node.push(value);
  else if (how === 1) {
    const named = { value, enumerable: true, writable: true, configurable: true };
    Object.defineProperty(node, name, named);
  } else if (how === 2 && key !== undefined) node[key] = [node[key]];
  else if (how === 3 && key !== undefined) node[key] = String(node[key]);
  else if (how === 4 && typeof node[key] === "number") node[key] *= 10 ** ((pick % 40) - 20);
  else if (key !== undefined) node[key] = value;
}

/** One of `seeds`, objects, with up to six changes in it. */
export const objects = (seeds) =>
  fc.tuple(fc.constantFrom(...seeds), changes(6)).map(([seed, list]) => {
    const copy = structuredClone(seed);
    for (const one of list) changeValue(copy, one);
    return copy;
  });

function changedBytes(bytes, [how, [first, second], pick]) {
  const start = at(first, bytes.length);
  const end = Math.min(bytes.length, start + at(second, 64));
  if (how === 0) return bytes.subarray(0, start);
  if (how === 1) return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  if (how === 2) return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
  const copy = Buffer.from(bytes);
  if (how === 3) copy.fill(pick % 256, start, end);
  else if (how === 4 && start + 8 <= copy.length)
    copy.writeBigUInt64LE(2n ** BigInt(pick % 64), start);
  else if (copy.length > 0) copy[start] ^= 1 << (pick % 8);
  return copy;
}

/** One of `seeds`, buffers, with up to six changes; most are of its first bytes, which say how long all else is. */
export const bytes = (seeds) =>
  fc
    .tuple(fc.constantFrom(...seeds), changes(6))
    .map(([seed, list]) => list.reduce((data, one) => changedBytes(data, one), seed));
