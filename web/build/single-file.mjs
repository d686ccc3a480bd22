import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { deflate } from "@gfx/zopfli";
import { compress } from "lzma1";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The script that unpacks the others, without comments and indentation: it stands in the file as it is. */
const unpack = readFileSync(new URL("unpack.js", import.meta.url), "utf8")
  .replace(/(^|\s)\/\/.*$/gm, "$1")
  .replace(/^\s+/gm, "");

/**
 * Bytes as text, 255 bits in sixteen letters: digits to the base of 62,758, whose sixteenth power passes 2 ** 255, as letters
 * that lie before and after the surrogates and mean nothing to HTML.
 */
function asLetters(bytes) {
  const letters = [];
  const write = (block) => {
    for (let digit = 0, left = block; digit < 16; ++digit, left /= LETTERS) {
      const letter = FIRST_LETTER + Number(left % LETTERS);
      letters.push(letter < SURROGATES ? letter : letter + 0x800);
    }
  };
  for (let from = 0; from < bytes.length; from += 255) {
    const block = Buffer.alloc(255);
    bytes.copy(block, 0, from);
    let bits = BigInt(`0x${block.reverse().toString("hex")}`);
    for (let written = 0; written < 8; ++written, bits >>= 255n) write(BigInt.asUintN(255, bits));
  }
  return Buffer.from(Uint16Array.from(letters).buffer).toString("utf16le");
}
const FIRST_LETTER = 0xa0;
const SURROGATES = 0xd800;
const LETTERS = 62758n;

/** A text in UTF-16, which takes 256 bits for those 255, with the mark that no header of a server overrides. */
const inUtf16 = (text) => Buffer.from(`\ufeff${text}`, "utf16le");

/** What browsers can inflate by themselves, a few per cent smaller than by zlib's best. */
const deflated = async (text) =>
  Buffer.from(await promisify(deflate)(Buffer.from(text), { numiterations: 15, blocksplittingmax: 0 }));

/**
 * The page as one file, as bytes: `html` with the style sheet, the script and the core in one compressed stream as text, the
 * icon, and a policy that lets nothing else run and nothing be fetched. LZMA takes a sixth less than what browsers
 * can inflate: its `decoder` stands before that stream, as one of theirs. The script that runs at the start unpacks the
 * decoder, and with it the other script and the style sheet; the policy knows all by their hashes.
 */
export async function singleFile({ html, decoder, script, css, core, icon }) {
  const policy = [
    "default-src 'none'",
    `script-src ${[unpack, decoder, script].map(hash).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    "connect-src https://huggingface.co", // only for a config.json that the visitor asks for
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = [Buffer.from(css), Buffer.from(script), core];
  const first = await deflated(decoder);
  const packed = Buffer.concat([first, compress(Buffer.concat(parts), 9)]);
  const lengths = [packed, first, ...parts.slice(0, 2)].map(({ length }) => length).join(" ");
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
