import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflate } from "@gfx/zopfli";
import { compress } from "lzma1";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Bytes as text, 255 of them in 128 letters: digits to the base of 62,758, whose sixteenth power passes 2 ** 255, the lowest
 * first, as letters that lie before and after the surrogates and mean nothing to HTML.
 */
function asLetters(bytes) {
  const letters = [];
  for (let from = 0; from < bytes.length; from += 255) {
    const block = Buffer.alloc(255);
    bytes.copy(block, 0, from);
    let left = BigInt(`0x${block.toString("hex")}`);
    for (let digit = 0; digit < 128; ++digit, left /= LETTERS) {
      const letter = FIRST_LETTER + Number(left % LETTERS);
      letters.push(letter < SURROGATES ? letter : letter + 0x800);
    }
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
  Buffer.from(
    await promisify(deflate)(Buffer.from(text), { numiterations: 15, blocksplittingmax: 0 }),
  );

/** What of the page's HTML waits until scripts run, what it says of itself and the notes in copies, and the rest. */
function parted(html) {
  const [icon] = /<link rel="icon"[^>]*>/.exec(html);
  const [description] = /<meta\s+name="description"[^>]*>/.exec(html);
  const [notes] = /<p class="copy"[^]*<\/p>/.exec(html);
  const rest = [icon, description, notes].reduce((left, part) => left.replace(part, ""), html);
  return { head: icon + description, notes, rest };
}

/** HTML without the space that only its source needs. */
const dense = (html) =>
  html.replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, ">").trim();

/**
 * The page as one file, as bytes: `html` with the style sheet, the script and the core in one compressed stream as text, and a
 * policy that lets nothing else run and nothing be fetched. LZMA takes a sixth less than what browsers can inflate: its
 * decoder stands before that stream, as one of theirs. `unpack` is the script that runs at the start; it takes out the one
 * that `opening` gives, which knows where the parts of the stream end and opens them. The policy knows all by their hashes.
 */
export async function singleFile({ html, unpack, opening, script, css, core, icon }) {
  const iconUrl = `data:image/svg+xml,${dense(icon).replaceAll('"', "'").replaceAll("#", "%23")}`;
  const { head, notes, rest } = parted(html.replace("./icon.svg", () => iconUrl));
  const parts = [core, script, css, dense(notes), dense(head)].map((part) => Buffer.from(part));
  const ends = parts.map((_, index) => Buffer.concat(parts.slice(0, index + 1)).length);
  const open = await opening({ ENDS: JSON.stringify(ends) });
  const policy = [
    "default-src 'none'",
    `script-src ${[unpack, open, script].map(hash).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    "connect-src https://huggingface.co", // only for a config.json that the visitor asks for
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const first = await deflated(open);
  const letters = asLetters(Buffer.concat([first, compress(Buffer.concat(parts), 9)]));
  const page = dense(rest)
    .replace(
      /<meta charset[^>]*>/,
      () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace(/<script type="module"[^>]*><\/script>/, "")
    .replace(
      "</body>",
      () =>
        `<script type="text/plain" id="packed" data-length="${first.length}">${letters}</script>` +
        `<script>${unpack}</script></body>`,
    );
  return inUtf16(page);
}
