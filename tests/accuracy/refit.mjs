// Fits a calibration anew and compares it with the one of data/: node refit.mjs PROGRAM FILE [ARGUMENT ...]
// e.g. node tests/accuracy/refit.mjs build/native/tests/calibrate calibration.json --held-out
// Exits with 1 if a figure is off by more than the last of its four digits, or an entry is new or gone.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/** A fit that ends in the same valley ends this near; compilers order its sums differently. */
const TOLERANCE = 0.002;

/** Every value of a file by its path. */
function* leaves(value, path = "") {
  if (typeof value !== "object" || value === null) yield [path, value];
  else for (const [name, inner] of Object.entries(value)) yield* leaves(inner, `${path}/${name}`);
}

const same = (a, b) =>
  typeof a === "number" && typeof b === "number"
    ? Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
    : a === b;

const [program, file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error("Usage: refit.mjs PROGRAM FILE [ARGUMENT ...]");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "refit-"));
try {
  cpSync(DATA, folder, { recursive: true });
  const written = join(folder, file);
  execFileSync(program, [folder, ...rest, "--write", written], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const read = (path) => new Map(leaves(JSON.parse(readFileSync(path, "utf8"))));
  const [committed, fitted] = [read(join(DATA, file)), read(written)];
  const paths = [...new Set([...committed.keys(), ...fitted.keys()])];
  const differing = paths.filter((path) => !same(committed.get(path), fitted.get(path)));
  for (const path of differing) {
    console.log(`${path}: ${committed.get(path)} in data/${file}, ${fitted.get(path)} fitted`);
  }
  console.log(`${paths.length} values of data/${file} fitted anew, ${differing.length} differ`);
  if (differing.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
