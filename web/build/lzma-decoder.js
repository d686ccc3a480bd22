// LZMA as the specification of its author has it (https://www.7-zip.org/sdk.html, lzma-specification): a decoder that is
// short, for whichgpu.html carries it.

/** Where the probabilities of each decision stand in their one list; those of bytes come last. */
const MATCH = 0;
const REP = 192;
const REP_0 = 204;
const REP_1 = 216;
const REP_2 = 228;
const REP_0_LONG = 240;
const SLOT = 432;
const SPECIAL = 688;
const ALIGN = 803;
const LENGTH = 819;
const REP_LENGTH = 1333;
const BYTE = 1847;

const RANGE = 0;
const CODE = 1;

/** What a stream with the header of an .lzma file (properties, dictionary, size in 64 bits) holds. */
export function decode(input) {
  const properties = input[0];
  const [contextBits, positionBits] = [properties % 9, Math.floor(properties / 9) % 5];
  const positionMask = (1 << Math.floor(properties / 45)) - 1;
  const output = new Uint8Array(new DataView(input.buffer, input.byteOffset).getUint32(5, true));
  const chances = new Uint16Array(BYTE + (768 << (contextBits + positionBits))).fill(1024);
  // In a list of their type, where engines keep numbers beyond 31 bits as they are.
  const coder = new Uint32Array([-1, 0]);
  let read = 13;

  const normalize = () => {
    if (coder[RANGE] >= 0x1000000) return;
    coder[RANGE] <<= 8;
    coder[CODE] = (coder[CODE] << 8) | input[read++];
  };
  const bit = (at) => {
    const chance = chances[at];
    const bound = (coder[RANGE] >>> 11) * chance;
    const one = coder[CODE] >= bound;
    if (one) {
      coder[RANGE] -= bound;
      coder[CODE] -= bound;
      chances[at] = chance - (chance >>> 5);
    } else {
      coder[RANGE] = bound;
      chances[at] = chance + ((2048 - chance) >>> 5);
    }
    normalize();
    return one ? 1 : 0;
  };
  const evenBits = (count) => {
    let value = 0;
    for (; count > 0; --count) {
      coder[RANGE] >>>= 1;
      const one = coder[CODE] >= coder[RANGE];
      if (one) coder[CODE] -= coder[RANGE];
      value = (value << 1) | (one ? 1 : 0);
      normalize();
    }
    return value;
  };
  const number = (at, bits) => {
    let node = 1;
    for (let taken = 0; taken < bits; ++taken) node = (node << 1) | bit(at + node);
    return node - (1 << bits);
  };
  const lowestFirst = (at, bits) => {
    let [node, value] = [1, 0];
    for (let taken = 0; taken < bits; ++taken) {
      const next = bit(at + node);
      node = (node << 1) | next;
      value |= next << taken;
    }
    return value;
  };
  const lengthOf = (at, position) => {
    if (!bit(at)) return 2 + number(at + 2 + (position << 3), 3);
    if (!bit(at + 1)) return 10 + number(at + 130 + (position << 3), 3);
    return 18 + number(at + 258, 8);
  };
  const distanceOf = (length) => {
    const slot = number(SLOT + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + lowestFirst(SPECIAL + base - slot, bits);
    return base + (evenBits(bits - 4) << 4) + lowestFirst(ALIGN, 4);
  };

  while (read < 18) coder[CODE] = (coder[CODE] << 8) | input[read++];
  // The last four distances, the latest first, and what the last steps were.
  let [near, second, third, fourth, state] = [0, 0, 0, 0, 0];
  for (let at = 0; at < output.length;) {
    const position = at & positionMask;
    if (!bit(MATCH + (state << 4) + position)) {
      const before = at > 0 ? output[at - 1] : 0;
      const place =
        ((at & ((1 << positionBits) - 1)) << contextBits) | (before >> (8 - contextBits));
      const list = BYTE + 768 * place;
      let node = 1;
      if (state >= 7) {
        // Where a match ended, the byte that would have gone on with it tells something of this one.
        for (let expected = output[at - near - 1]; node < 256; expected <<= 1) {
          const likely = (expected >> 7) & 1;
          const next = bit(list + ((1 + likely) << 8) + node);
          node = (node << 1) | next;
          if (next !== likely) break;
        }
      }
      while (node < 256) node = (node << 1) | bit(list + node);
      output[at++] = node;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let [length, step] = [0, 7];
    if (!bit(REP + state)) {
      [second, third, fourth] = [near, second, third];
      length = lengthOf(LENGTH, position);
      near = distanceOf(length);
    } else {
      step = 8;
      if (!bit(REP_0 + state)) {
        if (!bit(REP_0_LONG + (state << 4) + position)) [length, step] = [1, 9];
      } else if (!bit(REP_1 + state)) [near, second] = [second, near];
      else if (!bit(REP_2 + state)) [near, second, third] = [third, near, second];
      else [near, second, third, fourth] = [fourth, near, second, third];
      length ||= lengthOf(REP_LENGTH, position);
    }
    state = state < 7 ? step : Math.min(step + 3, 11);
    for (; length > 0; --length, ++at) output[at] = output[at - near - 1];
  }
  return output;
}
