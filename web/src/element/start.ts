import type { WhichGpu } from "whichgpu";
import { showFrame } from "./frame.ts";
import { WhichGpuElement } from "./which-gpu.ts";

/** The address of this script: modules are not told it, so there it is the script of that name in the document. */
function scriptAddress(name: string): string | undefined {
  const { currentScript: current } = document;
  if (current instanceof HTMLScriptElement && current.src) return current.src;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script[src]")];
  return scripts.find(({ src }) => new URL(src).pathname.endsWith(`/${name}`))?.src;
}

/**
 * Makes `<which-gpu>` known, unless an article includes the script more than once. `load` is called with the address
 * of the folder of the script `name`, once for all elements.
 */
export function start(name: string, load: (folder: string | undefined) => Promise<WhichGpu>): void {
  if (customElements.get("which-gpu")) return;
  const script = scriptAddress(name);
  const page = script && new URL(".", script).href;
  let core: Promise<WhichGpu> | undefined;
  WhichGpuElement.surroundings = { core: () => (core ??= load(page)), page };
  customElements.define("which-gpu", WhichGpuElement);
  showFrame();
}
