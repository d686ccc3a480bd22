import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The script that unpacks the others. */
const unpack = readFileSync(new URL("unpack.js", import.meta.url), "utf8");

/**
 * The page as one file: `html` with the style sheet, the script and the core in one compressed stream in base64, the
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
  const lengths = `${parts[0].length} ${parts[1].length}`;
  const iconUrl = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;
  return html
    .replace(/<meta charset[^>]*>/, (tag) => tag + meta("Content-Security-Policy", policy))
    .replace('href="./icon.svg"', () => `href="${iconUrl}"`)
    .replace(/<script type="module"[^>]*><\/script>\s*/, "")
    .replace(
      "</body>",
      () =>
        `<script type="text/plain" id="packed" data-lengths="${lengths}">${packed.toString("base64")}</script>` +
        `<script>${unpack}</script></body>`,
    );
}

const meta = (name, content) => `<meta http-equiv="${name}" content="${content}" />`;
