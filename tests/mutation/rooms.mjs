// Which faults are planted: how many in which room of the tree, and in what order places are taken.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cppFaults } from "./cpp.mjs";
import { typescriptFaults } from "./typescript.mjs";

const core = (name, files, count) => ({ part: "core", name, files, count, faultsOf: cppFaults });
const script = (part, name, files, count) => ({
  part,
  name,
  files,
  count,
  faultsOf: typescriptFaults,
});

export const rooms = [
  core("memory", /^core\/memory\/\w+\.cpp$/, 18),
  core("time", /^core\/time\/.*\.cpp$/, 20),
  core("cost", /^core\/cost\/\w+\.(cpp|h)$/, 12),
  core("advice", /^core\/advice\/.*\.cpp$/, 22),
  core("workload", /^core\/workload\/(serving|training|arrivals)\.h$/, 6),
  core("api/read", /^core\/api\/read\/\w+\.cpp$/, 12),
  script("page", "state", /^web\/src\/state\/.*\.ts$/, 10),
  script("page", "format", /^web\/src\/format\/.*\.ts$/, 6),
  script(
    "page",
    "other",
    /^web\/src\/(search|launch|claims\/(evaluate|link)|explain)\b.*\.ts$/,
    10,
  ),
  script("data", "tools", /^data\/tools\/(?!.*\.test\.mjs).*\.mjs$/, 16),
];

/** What talks to the browser is held by tests in one: tests/web/*.spec.mjs. */
const needsBrowser = (file, root) =>
  file.startsWith("web/") &&
  /\b(window|document|localStorage|navigator)\./.test(readFileSync(`${root}/${file}`, "utf8"));

const digest = (text) => createHash("sha256").update(text).digest("hex");
const inOrder = (seed, list, nameOf) =>
  list
    .map((item) => ({ item, at: digest(`${seed} ${nameOf(item)}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item);

const allFiles = (root) =>
  execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trimEnd().split("\n");

/**
 * The faults of a room, one after another: a file at a time, and of its faults one of the kind that was taken least so
 * far. By `seed` alone, so that a run that was stopped goes on where it was.
 */
export function* faultsOf(room, root, seed) {
  const files = inOrder(
    seed,
    allFiles(root).filter((file) => room.files.test(file) && !needsBrowser(file, root)),
    (file) => file,
  );
  const left = new Map();
  const taken = new Map();
  const timesTaken = ({ kind }) => taken.get(kind) ?? 0;
  for (let any = true; any;) {
    any = false;
    for (const file of files) {
      if (!left.has(file))
        left.set(
          file,
          inOrder(seed, room.faultsOf(file, root), ({ name }) => `${file} ${name}`),
        );
      const faults = left.get(file);
      if (faults.length === 0) continue;
      any = true;
      const fewest = Math.min(...faults.map(timesTaken));
      const index = faults.findIndex((fault) => timesTaken(fault) === fewest);
      const [fault] = faults.splice(index, 1);
      taken.set(fault.kind, fewest + 1);
      yield { ...fault, file, room };
    }
  }
}
