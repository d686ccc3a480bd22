import type { WhichGpu } from "whichgpu";
import { showFrame } from "./frame.ts";
import { WhichGpuElement } from "./which-gpu.ts";

/** The address of this script: modules are not told it, so there it is the script of such a name in the document. */
function scriptAddress(names: readonly string[]): string | undefined {
  const { currentScript: current } = document;
  if (current instanceof HTMLScriptElement && current.src) return current.src;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script[src]")];
  const isOne = (src: string) => names.some((name) => new URL(src).pathname.endsWith(`/${name}`));
  return scripts.find(({ src }) => isOne(src))?.src;
}

/**
 * Makes `<which-gpu>` known, unless an article includes the script more than once. `load` is called with the address
 * of the folder of the script, which is one of `names`, once for all elements.
 */
export function start(
  names: readonly string[],
  load: (folder: string | undefined) => Promise<WhichGpu>,
): void {
  if (customElements.get("which-gpu")) return;
  const script = scriptAddress(names);
  const page = script && new URL(".", script).href;
  let core: Promise<WhichGpu> | undefined;
  WhichGpuElement.surroundings = { core: () => (core ??= load(page)), page };
  customElements.define("which-gpu", WhichGpuElement);
  showFrame();
}
