/** The script of the embeddable element for hosts that forbid it to fetch: the core is inside. */
import { loadFrom } from "whichgpu/load";
import { inlineWasm } from "./core/inline-wasm.ts";
import { start } from "./element/start.ts";

start("embed-inline.js", async () => loadFrom(inlineWasm()));
