import { readFile, writeFile } from "node:fs/promises";
import { Contrib, Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import parse from "spdx-expression-parse";
import { apache } from "./texts.mjs";

const licenses = new Contrib.License.Factories.LicenseFactory(parse);

/** A component as CycloneDX names it; npm modules and the package itself by the address of npm's registry. */
function described({ name, role, version, license, module, url }) {
  const [scope, bare] = name.startsWith("@") ? name.split("/") : [undefined, name];
  const purl = `pkg:npm/${scope ? `${scope.replace("@", "%40")}/` : ""}${bare}@${version}`;
  const component = new Models.Component(Enums.ComponentType.Library, bare, {
    bomRef: module ? purl : `${name}@${version}`,
    version,
    ...(role && { description: role }),
    ...(scope && { group: scope }),
    ...(module && { purl }),
  });
  component.licenses.add(licenses.makeFromString(license));
  component.externalReferences.add(new Models.ExternalReference(url, Enums.ExternalReferenceType.Website));
  return component;
}

/** The bill of materials, CycloneDX 1.6 in JSON: without day or number, so that two builds are the same bytes. */
function billOfMaterials(components, version) {
  const itself = described({
    name: "whichgpu",
    version,
    license: "Apache-2.0",
    module: true,
    url: "https://www.npmjs.com/package/whichgpu",
  });
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: itself }) });
  for (const component of components.map(described)) {
    bom.components.add(component);
    itself.dependencies.add(component.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return serializer.serialize(bom, { sortLists: true, space: 2 });
}

const heading = ({ name, version, license }) => `${name} ${version} (${license})`;

const asText = (components, own) => `What the package holds beside its own code, which is under the Apache License 2.0
(LICENSE), as its data are. Figures that others published are facts, named with their sources.

${components.map((component) => `${"=".repeat(80)}\n${heading(component)}\n${component.url}\n\n${component.text}\n`).join("\n")}
${"=".repeat(80)}\nApache License 2.0\n\n${own}`;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const asPage = (components, own) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Licenses · WhichGPU</title>
    <link rel="icon" href="icon.svg" />
    <link rel="stylesheet" href="pages.css" />
  </head>
  <body>
    <header><nav><a href="./">WhichGPU</a></nav></header>
    <main>
      <h1>Licenses</h1>
      <p class="short">WhichGPU and its data are under the Apache License 2.0. Figures that others published are facts, named with their sources. Beside its own code, what you are sent holds:</p>
      <p class="short" lang="zh">WhichGPU 及其数据采用 Apache License 2.0 许可。他人公布的数字属于事实，均注明来源。除自有代码外，随本站发送的还有以下组件：</p>
      <ul>${components.map(({ name, role, version, license, url }) => `<li><a href="${url}">${escaped(name)}</a> ${version}: ${license}${role ? `. ${role}` : ""}</li>`).join("")}</ul>
${components.map((component) => `      <details><summary>${escaped(heading(component))}</summary><pre>${escaped(component.text)}</pre></details>`).join("\n")}
      <details><summary>WhichGPU (Apache-2.0)</summary><pre>${escaped(own)}</pre></details>
    </main>
  </body>
</html>
`;

/**
 * Writes who made what is shipped, and under which license: licenses.html for the site's visitors; licenses.txt and
 * the bill of materials sbom.cdx.json for who takes the package.
 */
export async function writeLicenses(dist, components) {
  const own = await apache();
  const { version } = JSON.parse(await readFile(dist("npm/package.json"), "utf8"));
  await writeFile(dist("licenses.html"), asPage(components, own));
  await writeFile(dist("npm/licenses.txt"), asText(components, own));
  await writeFile(dist("npm/sbom.cdx.json"), billOfMaterials(components, version));
}
