import { hasEmbedScript } from "../built.ts";
import { fetchCitations } from "../core/citations.ts";
import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import { fetchPart } from "../state/unreachable.ts";

/** The dialogs, by the name of their element; each is fetched when it is first opened. */
const loaders = {
  "whichgpu-own-model": () => import("./own-model/own-model.ts"),
  "whichgpu-own-gpu": () => import("./own-gpu/own-gpu.ts"),
  "whichgpu-price-book": async () => {
    await fetchCitations();
    return import("./prices/price-book.ts");
  },
  "whichgpu-embed": async () => (hasEmbedScript ? import("./embed/embed-dialog.ts") : {}),
} as const;

/** Opens a dialog of the page, whose element stands there from the beginning. */
export async function openDialog(
  name: keyof typeof loaders,
  { language }: { readonly language: Language },
): Promise<void> {
  const loaded = await fetchPart<object>(() => Promise.all([loaders[name](), loadRest(language)]));
  const dialog = loaded && document.querySelector<HTMLElement & { open(): void }>(name);
  dialog?.open();
}
