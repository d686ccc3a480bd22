import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The script that unpacks the others. */
const unpack = readFileSync(new URL("unpack.js", import.meta.url), "utf8");

/**
 * Bytes as text, two characters for each 13 bits: 23 % more, where base64 takes a third. The digits are `#` to `}`, with
 * `~` for `<`: printable, and nothing that ends the element they stand in. unpack.js reads them.
 */
function inBase91(bytes) {
  const text = Buffer.alloc(2 * Math.ceil((8 * bytes.length) / 13));
  let [bits, count, at] = [0, 0, 0];
  const put = (value) => {
    text[at++] = FIRST_DIGIT + (value % 91);
    text[at++] = FIRST_DIGIT + Math.floor(value / 91);
  };
  for (const byte of bytes) {
    bits |= byte << count;
    count += 8;
    if (count < 13) continue;
    put(bits & 0x1fff);
    bits >>= 13;
    count -= 13;
  }
  if (count > 0) put(bits);
  return text.toString("latin1").replaceAll("<", "~");
}
const FIRST_DIGIT = "#".charCodeAt(0);

/**
 * The page as one file: `html` with the style sheet, the script and the core in one compressed stream as text, the
 * icon, and a policy that lets nothing else run and nothing be fetched. The script unpacked at the start puts the
 * other one and the style sheet into the page; the policy knows both by their hashes.
 */
export function singleFile({ html, script, css, core, icon }) {
  const policy = [
    "default-src 'none'",
    `script-src ${hash(unpack)} ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    "connect-src https://huggingface.co", // only for a config.json that the visitor asks for
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = [Buffer.from(css), Buffer.from(script), core];
  const packed = deflateRawSync(Buffer.concat(parts), {
    level: constants.Z_BEST_COMPRESSION,
    memLevel: 7, // shorter blocks, each with a code of its own
  });
  const lengths = [packed, ...parts.slice(0, 2)].map(({ length }) => length).join(" ");
  const iconUrl = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;
  return html
    .replace(/<meta charset[^>]*>/, (tag) => tag + meta("Content-Security-Policy", policy))
    .replace('href="./icon.svg"', () => `href="${iconUrl}"`)
    .replace(/<script type="module"[^>]*><\/script>\s*/, "")
    .replace(
      "</body>",
      () =>
        `<script type="text/plain" id="packed" data-lengths="${lengths}">${inBase91(packed)}</script>` +
        `<script>${unpack}</script></body>`,
    );
}

const meta = (name, content) => `<meta http-equiv="${name}" content="${content}" />`;
