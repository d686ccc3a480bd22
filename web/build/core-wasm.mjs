import { readFileSync } from "node:fs";

const id = "virtual:core-wasm";

/** What stands in a bundle for the bytes of the core. */
const PLACE = "whichgpu-core-bytes";

/** Bytes that would have to be escaped in a text, and ones that are rare in the core: they stand for each other. */
const pairs = { "\r": "[", "`": "]", "\\": "^" };
const swapped = Object.entries(pairs).flatMap(([one, other]) => [
  [one, other],
  [other, one],
]);

/**
 * Vite plugin: `import text, { swapped } from "virtual:core-wasm"` is a text that `withCore` puts the core in the place
 * of, and the characters that stand for others in it.
 */
export const coreWasm = () => ({
  name: "core-wasm",
  resolveId: (source) => (source === id ? `\0${id}` : undefined),
  load: (source) =>
    source === `\0${id}`
      ? `export default "${PLACE}"; export const swapped = ${JSON.stringify(Object.fromEntries(swapped))};`
      : undefined,
});

const escapes = { "\\": "\\\\", "`": "\\`", "\r": "\\r", $: "\\$" };
const others = Object.fromEntries(swapped);

/**
 * A script with the bytes of `file` as a text in it, a character each: a server compresses that nearly as well as the
 * file itself, as it could not after base64.
 */
export function withCore(script, file) {
  const text = readFileSync(file, "latin1")
    .replace(/[\\`\r[\]^]/g, (each) => others[each])
    .replace(/[\\`\r]|\$(?=\{)/g, (each) => escapes[each]);
  const parts = script.split(new RegExp(`["'\`]${PLACE}["'\`]`));
  if (parts.length !== 2) throw new Error("The script has no place for the core, or several.");
  return parts.join(`\`${text}\``);
}
