import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { licenseText } from "./texts.mjs";

/** Licenses under which all that is shipped may be passed on with this project; another one stops the build. */
const allowed = ["0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

const file = (path) => readFile(new URL(path, import.meta.url), "utf8");

/** The version of the compiled library, from the header that was compiled. */
async function jsonVersion() {
  const folder = "../../../build/wasm/deps/nlohmann_json/nlohmann/";
  const headers = [`${folder}detail/abi_macros.hpp`, `${folder}json.hpp`];
  const texts = await Promise.all(headers.map((header) => file(header).catch(() => "")));
  const part = (name) => new RegExp(`define NLOHMANN_JSON_VERSION_${name} +(\\d+)`).exec(texts.join("\n"))?.[1];
  return [part("MAJOR"), part("MINOR"), part("PATCH")].join(".");
}

/** Versions of what is no npm module, by name; those that Emscripten carries have that of Emscripten. */
async function versions() {
  const emscripten = execFileSync("em++", ["-dumpversion"], { encoding: "utf8" }).trim();
  const vite = JSON.parse(await file("../../../node_modules/vite/package.json")).version;
  return { "nlohmann/json": await jsonVersion(), vite, carried: emscripten };
}

/** What is compiled or copied in without being an npm module that a bundler sees. */
async function builtIn() {
  const known = await versions();
  return Promise.all(
    JSON.parse(await file("components.json")).map(async ({ name, role, license, holder, url }) => ({
      name,
      role,
      license,
      url,
      version: known[name] ?? known.carried,
      text: await licenseText(license, holder),
    })),
  );
}

/** An npm module as Vite's list of licenses names it. */
function fromModule({ name, version, identifier, text }) {
  if (!text) throw new Error(`${name} comes without the text of its license.`);
  return { name, version, license: identifier, text, module: true, url: `https://www.npmjs.com/package/${name}` };
}

/**
 * All that is shipped beside this project's own code: name, version, SPDX expression, text, address and, for npm
 * modules, `module`. `lists`: what Vite found in each bundle. Fails where a license is none of those allowed.
 */
export async function shippedComponents(lists) {
  const modules = new Map(lists.flat().map((entry) => [`${entry.name}@${entry.version}`, fromModule(entry)]));
  const all = [...(await builtIn()), ...modules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const refused = all.filter(({ license }) => !allowed.includes(license));
  if (refused.length > 0) {
    const named = refused.map(({ name, license }) => `${name} (${license})`).join(", ");
    throw new Error(`Not to be shipped without a look at the license: ${named}.`);
  }
  return all;
}
