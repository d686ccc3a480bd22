// What is shipped is named with its license, in the site and in the package.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const file = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const bom = JSON.parse(await file("dist/npm/sbom.cdx.json"));
const lock = JSON.parse(await file("package-lock.json"));
const fullName = ({ group, name }) => (group ? `${group}/${name}` : name);

test("the bill of materials is valid CycloneDX 1.6, without day or serial number", async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(JSON.stringify(bom)), null);
  assert.equal(bom.metadata.timestamp, undefined);
  assert.equal(bom.serialNumber, undefined);
});

test("it names the libraries that the page, the element and the server import, and those of the core", () => {
  const names = bom.components.map(fullName);
  for (const name of [
    "lit-html",
    "d3-scale",
    "d3-shape",
    "papaparse",
    "@huggingface/gguf",
    "@modelcontextprotocol/server",
  ]) {
    assert.ok(names.includes(name), name);
  }
  for (const name of ["nlohmann/json", "Emscripten", "musl", "libc++, libc++abi and compiler-rt"]) {
    assert.ok(names.includes(name), name);
  }
});

test("every npm module has the version that is pinned, with a hash of what is installed", () => {
  const modules = bom.components.filter(({ purl }) => purl);
  assert.ok(modules.length >= 10, `${modules.length}`);
  for (const module of modules) {
    const path = Object.keys(lock.packages).find(
      (key) =>
        key.endsWith(`node_modules/${fullName(module)}`) &&
        lock.packages[key].version === module.version,
    );
    assert.ok(path, module.purl);
    assert.match(lock.packages[path].integrity, /^sha512-/, module.purl);
  }
});

test("all else has a version too", () => {
  for (const { name, version } of bom.components) assert.match(version, /^\d+(\.\d+)+/, name);
});

test("the text of each license stands in the package and on the site", async () => {
  const text = await file("dist/npm/licenses.txt");
  const page = await file("dist/licenses.html");
  for (const component of bom.components) {
    const heading = `${fullName(component)} ${component.version} (`;
    assert.ok(text.includes(heading), heading);
    assert.ok(page.includes(`<summary>${heading}`), heading);
  }
  // Holders, as the libraries print them.
  for (const line of ["Mike Bostock", "Copyright (c) 2017 Google LLC", "2013-2022 Niels Lohmann"]) {
    assert.ok(text.includes(line), line);
    assert.ok(page.includes(line), line);
  }
});
