import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { deflate } from "@gfx/zopfli";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The script that unpacks the others. */
const unpack = readFileSync(new URL("unpack.js", import.meta.url), "utf8");

/** Bytes as text, 15 bits a character: letters of scripts that lie together, none of which HTML takes for anything. */
function asLetters(bytes) {
  const letters = [];
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits |= byte << count;
    count += 8;
    if (count < 15) continue;
    letters.push(FIRST_LETTER + (bits & 0x7fff));
    bits >>= 15;
    count -= 15;
  }
  if (count > 0) letters.push(FIRST_LETTER + bits);
  return Buffer.from(Uint16Array.from(letters).buffer).toString("utf16le");
}
const FIRST_LETTER = 0x1000;

/** A text in UTF-16, which takes 16 bits for those 15, with the mark that no header of a server overrides. */
const inUtf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");

/**
 * The page as one file, as bytes: `html` with the style sheet, the script and the core in one compressed stream as text, the
 * icon, and a policy that lets nothing else run and nothing be fetched. The script unpacked at the start puts the
 * other one and the style sheet into the page; the policy knows both by their hashes.
 */
export async function singleFile({ html, script, css, core, icon }) {
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
  // 5 % smaller than zlib's best, in seconds instead of one; more iterations gain little.
  const packed = await promisify(deflate)(Buffer.concat(parts), { numiterations: 3 });
  const lengths = [packed, ...parts.slice(0, 2)].map(({ length }) => length).join(" ");
  const iconUrl = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;
  const page = html
    .replace(/<meta charset[^>]*>/, () => meta("Content-Security-Policy", policy))
    .replace('href="./icon.svg"', () => `href="${iconUrl}"`)
    .replace(/<script type="module"[^>]*><\/script>\s*/, "")
    .replace(
      "</body>",
      () =>
        `<script type="text/plain" id="packed" data-lengths="${lengths}">${asLetters(packed)}</script>` +
        `<script>${unpack}</script></body>`,
    );
  return inUtf16(page);
}

const meta = (name, content) => `<meta http-equiv="${name}" content="${content}" />`;
