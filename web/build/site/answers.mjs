import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listPage, questionPage } from "../../answers/page-html.ts";
import { groups } from "../../answers/pages/index.ts";
import { Writer } from "../../answers/writer.ts";
import { loadAnswers } from "../../src/i18n/index.ts";

/**
 * Writes the pages that answer one question each into `dist`/answers/<language>/, computed by `core`. Resolves to their
 * paths in the site.
 */
export async function writeAnswers(dist, core, address) {
  const paths = [];
  for (const language of ["en", "zh"]) {
    const writer = new Writer(core, language, await loadAnswers(language));
    const folder = `answers/${language}`;
    await mkdir(join(dist, folder), { recursive: true });
    await writeFile(join(dist, folder, "index.html"), listPage(writer, address));
    paths.push(`${folder}/`);
    for (const [, , pages] of groups) {
      for (const page of pages) {
        const others = pages.filter((one) => one !== page);
        const path = `${folder}/${page.slug}.html`;
        await writeFile(join(dist, path), questionPage(page, others, writer, address));
        paths.push(path);
      }
    }
  }
  return paths;
}
