// The sections of a WebAssembly module: what its tools here need of the binary format.
// (https://webassembly.github.io/spec/core/binary/modules.html)

const HEADER_BYTES = 8;
const DATA_SECTION = 11;
/** Says before the code how many segments there are: needed by instructions that these modules have none of. */
const DATA_COUNT_SECTION = 12;
const ACTIVE = 0;
const I32_CONST = 0x41;
const END = 0x0b;

/** An unsigned LEB128 number: {value, next}. */
function readUnsigned(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at };
  }
}

/** A number below 2^31 as signed LEB128, which as unsigned means the same. */
function written(value) {
  const bytes = [];
  for (; value > 0x3f; value = Math.floor(value / 128)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

/** The module as {code, data}: everything but its data, and the data section. */
export function split(module) {
  const code = [module.subarray(0, HEADER_BYTES)];
  const data = [];
  for (let at = HEADER_BYTES; at < module.length;) {
    const { value: size, next } = readUnsigned(module, at + 1);
    const list = module[at] === DATA_SECTION ? data : code;
    if (module[at] !== DATA_COUNT_SECTION) list.push(module.subarray(at, next + size));
    at = next + size;
  }
  return { code: Buffer.concat(code), data: Buffer.concat(data) };
}

/** The active segments of a data section, as {offset, bytes}. */
function segmentsOf(section) {
  const { next: start } = readUnsigned(section, 1);
  const { value: count, next } = readUnsigned(section, start);
  const segments = [];
  for (let at = next; segments.length < count;) {
    if (section[at] !== ACTIVE || section[at + 1] !== I32_CONST)
      throw new Error("a data segment without a fixed place");
    const { value: offset, next: end } = readUnsigned(section, at + 2);
    const { value: size, next: first } = readUnsigned(section, end + 1);
    segments.push({ offset, bytes: section.subarray(first, first + size) });
    at = first + size;
  }
  return segments;
}

/**
 * The same module with one data segment. Binaryen cuts the data at every run of zeros, which makes the file
 * smaller, but larger once it is compressed, as it travels.
 */
export function withOneSegment(module) {
  const { code, data } = split(module);
  const segments = segmentsOf(data);
  const first = Math.min(...segments.map(({ offset }) => offset));
  const last = Math.max(...segments.map(({ offset, bytes }) => offset + bytes.length));
  const memory = Buffer.alloc(last - first);
  for (const { offset, bytes } of segments) memory.set(bytes, offset - first);
  const place = [Buffer.from([1, ACTIVE, I32_CONST]), written(first), Buffer.from([END])];
  const body = Buffer.concat([...place, written(memory.length), memory]);
  // Only custom sections may follow the data section, and they may stand anywhere.
  return Buffer.concat([code, Buffer.from([DATA_SECTION]), written(body.length), body]);
}
