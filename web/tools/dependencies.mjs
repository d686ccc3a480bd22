// How many npm modules the project takes, and how old its direct ones are: node web/tools/dependencies.mjs, after ./run
// --build-only. Asks npm's registry for the days.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const file = async (path) =>
  JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), "utf8"));
const run = promisify(execFile);

/** Days of release by version, and the newest version. */
async function released(name) {
  const { stdout } = await run("npm", ["view", name, "time", "dist-tags.latest", "--json"]);
  const { time, "dist-tags.latest": latest } = JSON.parse(stdout);
  return { time, latest };
}

const manifests = await Promise.all(["package.json", "web/package.json"].map(file));
const direct = Object.keys(
  Object.assign({}, ...manifests.flatMap((it) => [it.dependencies, it.devDependencies])),
);
const { packages } = await file("package-lock.json");
const installed = Object.keys(packages).filter(
  (path) => path.includes("node_modules/") && !packages[path].link,
);
const shipped = (await file("dist/npm/sbom.cdx.json")).components.filter(({ purl }) => purl);
console.log(
  `${shipped.length} npm modules are shipped, ${installed.length} installed, ${direct.length} asked for:`,
);
const day = (time) => time?.slice(0, 10) ?? "?";
for (const name of direct.sort()) {
  const { version } = packages[`node_modules/${name}`] ?? packages[`web/node_modules/${name}`];
  const { time, latest } = await released(name);
  const newer = latest === version ? "" : `; newest ${latest}, ${day(time[latest])}`;
  console.log(`${name.padEnd(34)}${version.padEnd(12)}${day(time[version])}${newer}`);
}
