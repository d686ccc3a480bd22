/** The script of the embeddable element: one classic script, the core inside. */
import { loadFrom } from "whichgpu/load";
import type { WhichGpu } from "whichgpu";
import { WhichGpuElement } from "./element/which-gpu.ts";
import { inlineWasm } from "./core/inline-wasm.ts";

/** An article may include the script more than once. */
if (!customElements.get("which-gpu")) {
  const script = document.currentScript;
  let core: Promise<WhichGpu> | undefined;
  WhichGpuElement.surroundings = {
    core: () => (core ??= inlineWasm().then((wasm) => loadFrom(wasm))),
    page:
      script instanceof HTMLScriptElement && script.src ? new URL(".", script.src).href : undefined,
  };
  customElements.define("which-gpu", WhichGpuElement);
}
