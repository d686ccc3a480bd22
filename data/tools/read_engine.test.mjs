// Sources of an engine, a few lines of them, against an entry.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { readEngine } from "./read_engine.mjs";

/** A folder with these files. */
function folderOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const vllm = {
  id: "vllm",
  memory_utilization: 0.92,
  card_limits: [{ max_num_batched_tokens: 2048 }, { max_num_batched_tokens: 8192 }],
};

test("defaults that differ are named with the version, those that agree are not", () => {
  const folder = folderOf({
    "vllm/_version.py": "__version__ = version = '0.31.0'\n",
    "vllm/config/cache.py": "    gpu_memory_utilization: float = Field(default=0.95, gt=0, le=1)\n",
    "vllm/engine/arg_utils.py": "                UsageContext.OPENAI_API_SERVER: 8192,\n",
  });
  const { version, rows } = readEngine(folder, "vllm", [vllm]);
  assert.equal(version, "0.31.0");
  assert.deepEqual(
    rows.map(({ found, differs }) => [found, differs]),
    [
      [0.95, true],
      [8192, false],
    ],
  );
});

test("what is not found differs from nothing, and an unknown engine is refused", () => {
  const { version, rows } = readEngine(folderOf({ "README.md": "" }), "vllm", [vllm]);
  assert.equal(version, "not said");
  assert.ok(rows.every(({ found, differs }) => found === undefined && !differs));
  assert.throws(() => readEngine(".", "exllama", [vllm]), /none of vllm/);
});

test("a checkout of llama.cpp is named by its tags, and its limit of sequences is read", () => {
  const folder = folderOf({
    "common/common.h": "    int32_t n_ubatch              =   512; // physical batch size\n",
    "src/llama-cparams.h": "#define LLAMA_MAX_SEQ 512\n",
  });
  const git = (...words) => execFileSync("git", ["-C", folder, ...words], { stdio: "ignore" });
  git("init");
  const who = ["-c", "user.name=a", "-c", "user.email=a@b"];
  git(...who, "commit", "--allow-empty", "-m", "one");
  git("tag", "b9000");
  const entry = {
    id: "llama.cpp",
    card_limits: [{ max_num_batched_tokens: 512, max_num_seqs: 256 }],
  };
  const { version, rows } = readEngine(folder, "llama.cpp", [entry]);
  assert.equal(version, "b9000");
  assert.deepEqual(
    rows.map(({ found, differs }) => [found, differs]),
    [
      [512, false],
      [512, true],
    ],
  );
});
