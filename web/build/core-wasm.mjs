import { readFileSync } from "node:fs";

const id = "virtual:core-wasm";

/** What stands in a bundle for the bytes of the core. */
const PLACE = "whichgpu-core-bytes";

/** Vite plugin: `import text from "virtual:core-wasm"` is a text that `withCore` puts the core in the place of. */
export const coreWasm = () => ({
  name: "core-wasm",
  resolveId: (source) => (source === id ? `\0${id}` : undefined),
  load: (source) => (source === `\0${id}` ? `export default "${PLACE}";` : undefined),
});

const escapes = { "\\": "\\\\", "`": "\\`", "\r": "\\r", $: "\\$" };

/**
 * A script with the bytes of `file` as a text in it, a character each: a server compresses that nearly as well as the
 * file itself, as it could not after base64.
 */
export function withCore(script, file) {
  const text = readFileSync(file, "latin1").replace(/[\\`\r$]/g, (each) => escapes[each]);
  const parts = script.split(new RegExp(`["'\`]${PLACE}["'\`]`));
  if (parts.length !== 2) throw new Error("The script has no place for the core, or several.");
  return parts.join(`\`${text}\``);
}
