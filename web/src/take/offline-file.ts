import { saveBlob } from "../parts/take/save-text.ts";
import { withCompared } from "../state/compared.ts";
import { HELD, type Held } from "../state/held.ts";
import type { State } from "../state/store.ts";
import { queryOf } from "../state/url.ts";

/** What stands behind the place for what the file holds. */
const BEHIND = '<script type="text/plain" id="packed"';
const BEFORE = `<script type="application/json" id="${HELD}">`;

/**
 * The text of the offline file with something else held in it. That is data to the browser, no script: the file's
 * policy, which knows its scripts by their hashes, need not know it.
 */
function holding(file: string, held: Held): string {
  const start = file.indexOf(BEFORE);
  const end = file.indexOf(BEHIND);
  const data = JSON.stringify(held).replaceAll("<", "\\u003c");
  const before = file.slice(0, start < 0 ? end : start);
  return `${before}${BEFORE}${data}</script>${file.slice(end)}`;
}

/** The file's text: in that file its own, on the site what lies beside the page. */
async function text(): Promise<string> {
  if ("whichgpuFile" in globalThis) return `<!doctype html>${whichgpuFile}`;
  const response = await fetch(new URL("whichgpu.html", document.baseURI));
  if (!response.ok) throw new Error(response.statusText);
  return new TextDecoder("utf-16le").decode(await response.arrayBuffer());
}

/** In UTF-16, with the mark that says so. */
const inUtf16 = (page: string): Uint16Array<ArrayBuffer> =>
  Uint16Array.from({ length: page.length + 1 }, (_, at) =>
    at === 0 ? 0xfeff : page.charCodeAt(at - 1),
  );

/** Hands the visitor the offline file with what the page shows, and their prices. */
export async function saveOffline(state: State): Promise<void> {
  const { question, compared, voice, book } = state;
  const beside = compared.map((one) => one.question);
  const query = withCompared(queryOf(question, voice.words.language), beside);
  const held = { saved: new Date().toISOString(), query, book };
  const file = inUtf16(holding(await text(), held));
  saveBlob("whichgpu.html", new Blob([file], { type: "text/html" }));
}
