import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressible = [".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"];

/** The endings under which a file lies compressed beside itself, and how it becomes that. */
const encodings = {
  ".br": (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Puts every file of a folder beside itself, compressed, for servers that hand on such files. */
export async function compressFiles(folder) {
  for (const name of await readdir(folder)) {
    if (!compressible.includes(extname(name))) continue;
    const file = join(folder, name);
    const bytes = await readFile(file);
    for (const [ending, compress] of Object.entries(encodings)) {
      await writeFile(file + ending, await compress(bytes));
    }
  }
}
