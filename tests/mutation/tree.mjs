// The copy of the working tree in which faults are planted: nobody's files are touched.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Made by npm and by ./run: the tests of the page's parts read them. */
const made = ["node_modules", "dist", "wasm/loader/generated", "wasm/loader/out"];
const built = "build";

function filesIn(tree, folder = "") {
  if (!existsSync(join(tree, folder))) return [];
  return readdirSync(join(tree, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === built || made.includes(path)) return [];
    return entry.isDirectory() ? filesIn(tree, path) : [path];
  });
}

/**
 * Makes the copy the same as `root`; its files. What is the same already keeps its time: what was built of it stays built.
 */
export function copyTree(root, tree) {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    { cwd: root, encoding: "utf8" },
  );
  const files = listed.split("\0").filter((file) => file && existsSync(join(root, file)));
  for (const file of files) {
    const text = readFileSync(join(root, file));
    const copy = join(tree, file);
    if (existsSync(copy) && readFileSync(copy).equals(text)) continue;
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
  const wanted = new Set(files);
  for (const file of filesIn(tree)) if (!wanted.has(file)) rmSync(join(tree, file));
  for (const folder of made) {
    if (existsSync(join(root, folder)) && !existsSync(join(tree, folder)))
      symlinkSync(join(root, folder), join(tree, folder));
  }
  return files;
}
