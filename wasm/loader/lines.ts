/** A line longer than this is cut: more than the 32,000,000 bytes that the core takes, and a CR. */
const LONGEST_LINE = 32_000_002;

/**
 * The lines of a stream of bytes, without their LF or CRLF. The last one needs no line end. However
 * long a line is, at most LONGEST_LINE bytes of it are kept.
 */
export async function* lines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (bytes: Uint8Array): void => {
    const kept = bytes.subarray(0, LONGEST_LINE - length);
    parts.push(kept);
    length += kept.length;
  };
  const finish = (): Uint8Array => {
    const line = Buffer.concat(parts);
    parts = [];
    length = 0;
    return line.at(-1) === CR ? line.subarray(0, -1) : line;
  };

  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}

const LF = 10;
const CR = 13;
