// How a planted fault is looked for: the tests of its own room first, then the others, until one fails.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { isWellFormed } from "./typescript.mjs";

const seconds = 1000;
/** A loop that does not end is found too. */
const patience = 240 * seconds;

/** Whether it ends well. */
function passes(command, args, cwd, timeout = patience) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: "ignore",
    timeout,
    killSignal: "SIGKILL",
  });
  return status === 0;
}

/** Whether it is built, however long that takes. */
const builds = (command, args) => passes(command, args, undefined, 0);

/** Tests whose text names what stands in the fault's folder, and the others. */
function nearAndFar(folder, isTest, names) {
  const files = readdirSync(folder).filter((file) => isTest.test(file));
  const near = files.filter((file) => names(readFileSync(join(folder, file), "utf8")));
  return [near, files.filter((file) => !near.includes(file))];
}

/** The core in a build of its own, and how it is asked. */
export class CoreChecks {
  constructor(tree, jobs) {
    Object.assign(this, { tree, jobs, build: join(tree, "build/core") });
  }

  configure() {
    const settings = ["-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG"];
    return (
      existsSync(join(this.build, "build.ninja")) ||
      builds(
        "cmake",
        ["-S", this.tree, "-B", this.build, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++"].concat(
          settings,
        ),
      )
    );
  }

  isBuilt() {
    return builds("ninja", ["-C", this.build, "-j", this.jobs, "core_tests", "answers"]);
  }

  /** Names of checks, each with what runs it. */
  stages(file) {
    const folder = `#include "${dirname(file)}/`;
    const [near, far] = nearAndFar(join(this.tree, "tests/core"), /_test\.cpp$/, (text) =>
      text.includes(folder),
    );
    const accuracy = far.filter((test) => test.startsWith("accuracy_"));
    const tests = (files) => () =>
      files.length === 0 ||
      passes(join(this.build, "tests/core_tests"), [
        "--abort-after=1",
        `--source-file=${files.map((test) => `*/${test}`).join(",")}`,
      ]);
    const asked = (script, ...more) => [
      script.split("/")[1],
      () => passes("node", [script, join(this.build, "tests/answers"), ...more], this.tree),
    ];
    return [
      ["tests of its room", tests(near)],
      asked("tests/record/record.mjs"), // in a second, where the other tests take twenty
      ["other tests", tests(far.filter((test) => !accuracy.includes(test)))],
      ["tests of accuracy", tests(accuracy)],
      asked("tests/configs/conformance.mjs", "tests/configs/published"),
      asked("tests/limits/asked_back.mjs"),
    ];
  }
}

/** What each test of a folder reads of the tree's modules. */
function filesRead(tree, folder) {
  const { outputs } = buildSync({
    absWorkingDir: tree,
    entryPoints: readdirSync(join(tree, folder))
      .filter((file) => file.endsWith(".test.mjs"))
      .map((file) => `${folder}/${file}`),
    bundle: true,
    write: false,
    outdir: tree,
    metafile: true,
    packages: "external",
    external: ["../../dist/*"],
    platform: "node",
    format: "esm",
    loader: { ".css": "empty" },
  }).metafile;
  return new Map(
    Object.values(outputs).map(({ entryPoint, inputs }) => [
      entryPoint,
      new Set(Object.keys(inputs)),
    ]),
  );
}

/** The page's parts and the tools of data/. */
export class ScriptChecks {
  constructor(tree, core) {
    Object.assign(this, { tree, core });
  }

  isBuilt(file) {
    return isWellFormed(readFileSync(join(this.tree, file), "utf8"));
  }

  stages(file) {
    return file.startsWith("data/") ? this.#ofData(file) : this.#ofPage(file);
  }

  #ofPage(file) {
    this.read ??= filesRead(this.tree, "tests/web");
    const reading = [...this.read.keys()].filter((test) => this.read.get(test).has(file));
    const run = (test) => () => passes("node", ["--import", "tsx", "--test", test], this.tree);
    const text = (test) => readFileSync(join(this.tree, test), "utf8");
    const asksPackage = (test) => Number(/dist\/|installPackage/.test(text(test)));
    return reading
      .sort((a, b) => asksPackage(a) - asksPackage(b))
      .map((test) => [test.split("/").at(-1), run(test)]);
  }

  /** The tables of the core are made by these tools: its tests and its record hold them too. */
  #ofData(file) {
    const folder = "data/tools";
    const [near, far] = nearAndFar(join(this.tree, folder), /\.test\.mjs$/, (text) =>
      text.includes(file.slice(folder.length + 1)),
    );
    const tests = (files) => () =>
      files.length === 0 ||
      passes("node", ["--test", ...files.map((test) => `${folder}/${test}`)], this.tree);
    const tool = (script, ...flags) => [
      script.split("/").at(-1),
      () => passes("node", [script, ...flags], this.tree),
    ];
    return [
      ["tests of its room", tests(near)],
      tool("data/tools/check.mjs"),
      tool("data/tools/accuracy_table.mjs", "--check"),
      ["other tests", tests(far)],
      ["core's tables", () => this.core.isBuilt()],
      ...this.core.stages("core/catalog/tables.h"),
    ];
  }
}
