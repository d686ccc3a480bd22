// Reads what an engine's own sources (a folder) set by default and prints where engines.json says otherwise.
// Usage: node data/tools/read_engine.mjs <folder> --engine <vllm | sglang | llama.cpp>   (exit status 1 where they differ)
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCatalogue } from "./read.mjs";

const limitOf = (field) => (engine) => engine.card_limits.map((limits) => limits[field]);

/**
 * Of each engine: where its version stands, and of each default the files that may hold it, the text around it and what
 * the entry says: one value, or one of several.
 */
const ENGINES = {
  vllm: {
    version: ["vllm/_version.py", /version = ['"]([^'"]+)['"]/],
    defaults: [
      {
        name: "gpu_memory_utilization",
        files: ["vllm/config/cache.py", "vllm/config.py", "vllm/engine/arg_utils.py"],
        text: /gpu_memory_utilization: float = (?:Field\(default=)?([\d.]+)/,
        said: (engine) => [engine.memory_utilization],
      },
      {
        name: "default_max_num_batched_tokens of the server on large cards",
        files: ["vllm/engine/arg_utils.py"],
        text: /UsageContext\.OPENAI_API_SERVER: (\d+)/,
        said: limitOf("max_num_batched_tokens"),
      },
    ],
  },
  sglang: {
    version: ["python/sglang/version.py", /__version__ = ['"]([^'"]+)['"]/],
    defaults: [
      {
        name: "chunked_prefill_size of small cards",
        files: ["python/sglang/srt/server_args.py"],
        text: /self\.chunked_prefill_size = (\d+)/,
        said: limitOf("max_num_batched_tokens"),
      },
    ],
  },
  "llama.cpp": {
    version: ["CMakeLists.txt", /project\("llama\.cpp"[^)]*VERSION ([\d.]+)/],
    defaults: [
      {
        name: "n_ubatch",
        files: ["common/common.h"],
        text: /n_ubatch\s*=\s*(\d+)/,
        said: limitOf("max_num_batched_tokens"),
      },
      {
        name: "LLAMA_MAX_SEQ",
        files: ["src/llama-cparams.h"],
        text: /LLAMA_MAX_SEQ\s+(\d+)/,
        said: limitOf("max_num_seqs"),
      },
    ],
  },
};

function read(folder, file) {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** What the tags of a checkout say, for sources that are given their version when they are packed. */
function tagged(folder) {
  if (!existsSync(join(folder, ".git"))) return "not said";
  return execFileSync("git", ["-C", folder, "describe", "--tags", "--always"], {
    encoding: "utf8",
  }).trim();
}

/** {version, rows: [{name, found, said, differs}]}: what the sources of `id` in `folder` set. */
export function readEngine(folder, id, engines) {
  const known = ENGINES[id];
  if (!known) throw new Error(`${id} is none of ${Object.keys(ENGINES).join(", ")}`);
  const engine = engines.find((one) => one.id === id);
  const [file, text] = known.version;
  const rows = known.defaults.map(({ name, files, text: around, said }) => {
    const [, value] = around.exec(files.map((one) => read(folder, one)).join("\n")) ?? [];
    const found = value === undefined ? undefined : Number(value);
    const stated = said(engine);
    return { name, found, said: stated, differs: found !== undefined && !stated.includes(found) };
  });
  return { version: text.exec(read(folder, file))?.[1] ?? tagged(folder), rows };
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: "string" } },
  });
  if (positionals.length !== 1 || !values.engine)
    throw new Error("usage: read_engine.mjs <folder> --engine <id>");
  const { version, rows } = readEngine(positionals[0], values.engine, readCatalogue().engines);
  console.log(`${values.engine} ${version}`);
  for (const { name, found, said, differs } of rows)
    console.log(
      `${differs ? "differs" : "  "} ${name}: ${found ?? "not found"}, engines.json has ${[...new Set(said)].join(", ")}`,
    );
  if (rows.some(({ differs }) => differs)) process.exit(1);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(`read_engine: ${error.message}`);
    process.exit(2);
  }
}
