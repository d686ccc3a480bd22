/** The published points that the package carries, as a file beside this one. */
import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import type { Carried } from "./accuracy.js";

/** The points and the printed errors that came with the package. */
export async function carried(): Promise<Carried> {
  const packed = await readFile(new URL("measured.json.br", import.meta.url));
  return JSON.parse(brotliDecompressSync(packed).toString("utf8")) as Carried;
}
