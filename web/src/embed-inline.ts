/**
 * The script of the embeddable element for hosts that forbid it to fetch: a core is inside, in embed-inline.js the
 * one with which the page starts, in embed-inline-all.js the whole.
 */
import { loadFrom } from "whichgpu/load";
import { inlineWasm } from "./core/inline-wasm.ts";
import { start } from "./element/start.ts";

start(["embed-inline.js", "embed-inline-all.js"], async () => loadFrom(inlineWasm()));
