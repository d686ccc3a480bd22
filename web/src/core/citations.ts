/** The sentences that say where figures come from: they are fetched when somebody wants to read one. */
import { fetchPart } from "../state/unreachable.ts";

/** What happens on the window when they are there. */
export const CITATIONS = "whichgpu-citations";

let sentences: readonly string[] = [];

/** Fetches them, unless they are there. */
export async function fetchCitations(): Promise<void> {
  if (sentences.length > 0) return;
  const fetched = await fetchPart(() => import("whichgpu/sources"));
  if (!fetched) return;
  sentences = fetched.default;
  window.dispatchEvent(new Event(CITATIONS));
}

/** A source as an answer names it: by a reference to one of the sentences (empty until they are there), or in words. */
export function cited(source: string): string {
  const [, number] = /^#(\d+)$/.exec(source) ?? [];
  return number === undefined ? source : (sentences[Number(number)] ?? "");
}
