import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const id = "virtual:core-wasm";

/** Vite plugin: `import compressed from "virtual:core-wasm"` is `file`, gzipped, in base64. */
export function coreWasm(file) {
  return {
    name: "core-wasm",
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const compressed = gzipSync(readFileSync(file), { level: 9 }).toString("base64");
      return `export default ${JSON.stringify(compressed)};`;
    },
  };
}
