// What the tests of the npm package share: the package as its user has it, and the schemas.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { messages } from "../../wasm/messages.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Installs the package into an empty project, as npm would; resolves to the project's folder. */
export async function installPackage() {
  const project = await mkdtemp(join(tmpdir(), "whichgpu-"));
  await cp(join(root, "dist/npm"), join(project, "node_modules/whichgpu"), { recursive: true });
  return project;
}

/** The package as `import("whichgpu")` in that project finds it. */
export async function importPackage(project) {
  const folder = join(project, "node_modules/whichgpu");
  const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return import(pathToFileURL(join(folder, exports["."].node.default.default)).href);
}

/** Runs the command with `input` on standard input; resolves to { status, lines, errors }. */
export function command(project, input, ...flags) {
  const file = join(project, "node_modules/whichgpu/cli.js");
  const child = spawn(process.execPath, [file, ...flags]);
  let output = "";
  let errors = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (errors += data));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, output, errors, lines: output.split("\n").slice(0, -1) }),
    );
  });
}

/** Checks a value against a schema of the contract; returns what is wrong, empty if nothing. */
export async function contract() {
  const folder = join(root, "data/schema");
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  for (const name of messages) {
    const file = `${name}.schema.json`;
    ajv.addSchema(JSON.parse(await readFile(join(folder, file), "utf8")), file);
  }
  return (name, value) => {
    const validate = ajv.getSchema(`${name}.schema.json`);
    return validate(value) ? "" : ajv.errorsText(validate.errors, { separator: "\n" });
  };
}

/** The request that the page opens with. */
export const opening = {
  workload: "serving",
  model: "meta-llama/Llama-3.1-70B-Instruct",
  gpu: "h200-sxm-141gb",
  gpu_count: 1,
  precision: { weights: "fp8" },
  engine: "vllm",
  input_tokens: 7168,
  output_tokens: 1024,
  concurrency: 16,
};
