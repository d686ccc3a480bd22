// Which faults are planted: how many in which room of the tree, and in what order places are taken.
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

/** A header of core/workload/ that everything reads takes minutes to build again for each fault. */
export const rooms = [
  core("memory", /^core\/memory\/\w+\.cpp$/, 17),
  core("time", /^core\/time\/.*\.cpp$/, 19),
  core("cost", /^core\/cost\/(\w+\.cpp|budget\.h)$/, 11),
  core("advice", /^core\/advice\/.*\.cpp$/, 20),
  core("api/read", /^core\/api\/read\/\w+\.cpp$/, 11),
  core("workload", /^core\/workload\/(image_\w+|training)\.h$/, 5),
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

/**
 * The faults of a room in the `files` of a tree, one after another: a file at a time, and of its faults one of the kind
 * that was taken least so far. By `seed` alone, so that a run that was stopped goes on where it was.
 */
export function* faultsOf(room, files, root, seed) {
  const chosen = inOrder(
    seed,
    files.filter((file) => room.files.test(file) && !needsBrowser(file, root)),
    (file) => file,
  );
  const left = new Map();
  const taken = new Map();
  const timesTaken = ({ kind }) => taken.get(kind) ?? 0;
  for (let any = true; any;) {
    any = false;
    for (const file of chosen) {
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
