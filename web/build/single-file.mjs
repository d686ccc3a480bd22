import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The script that unpacks the others. */
const unpack = readFileSync(new URL("unpack.js", import.meta.url), "utf8");

/**
 * Bytes as text, five characters for each four (as in Ascii85: a quarter more, where base64 takes a third). The digits
 * are `(` to `|`, with `}` for `<`: nothing that ends the element they stand in, no quotes, no spaces. unpack.js reads
 * them.
 */
function inBase85(bytes) {
  const words = Math.ceil(bytes.length / 4);
  const padded = Buffer.concat([bytes, Buffer.alloc(3)]);
  const text = Buffer.alloc(5 * words);
  for (let index = 0; index < words; index++) {
    let word = padded.readUInt32BE(4 * index);
    for (let digit = 4; digit >= 0; digit--) {
      text[5 * index + digit] = FIRST_DIGIT + (word % 85);
      word = Math.floor(word / 85);
    }
  }
  return text.toString("latin1").replaceAll("<", "}");
}
const FIRST_DIGIT = "(".charCodeAt(0);

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
    memLevel: 9,
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
        `<script type="text/plain" id="packed" data-lengths="${lengths}">${inBase85(packed)}</script>` +
        `<script>${unpack}</script></body>`,
    );
}

const meta = (name, content) => `<meta http-equiv="${name}" content="${content}" />`;
