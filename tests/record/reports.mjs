// The reports that the core gives to the recorded requests.
import { execFileSync } from "node:child_process";
import { requests } from "./requests.mjs";

/** One report for each request; `program` is build/native/tests/record/answers. */
export function reportsOf(program) {
  const lines = execFileSync(program, {
    input: requests.map((question) => JSON.stringify(question) + "\n").join(""),
    maxBuffer: 2 ** 30,
  })
    .toString()
    .trimEnd()
    .split("\n");
  if (lines.length !== requests.length)
    throw new Error(`${lines.length} answers to ${requests.length}`);
  return lines.map((line) => JSON.parse(line));
}
