import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writer } from "../../answers/writer.ts";
import { methodPage, methodPath } from "../../method/page.ts";
import { loadAnswers } from "../../src/i18n/index.ts";

/** Writes the page that says what is modelled and what is not, in each language, into `dist`; their paths in the site. */
export async function writeMethod(dist, core, address) {
  const paths = [];
  for (const language of ["en", "zh"]) {
    const path = methodPath(language);
    const writer = new Writer(core, language, await loadAnswers(language));
    await writeFile(join(dist, path), methodPage(writer, address));
    paths.push(path);
  }
  return paths;
}
