/** The page on a web server: the core is a file of its own beside the script. */
import "./styles/base.css";
import { load } from "whichgpu";
import wasmUrl from "whichgpu/core.wasm?url";
import { startPage } from "./start-page.ts";

const beside = (name: string): string => new URL(name, document.baseURI).href;

void startPage(load({ wasm: wasmUrl }), {
  embedScript: beside("embed.js"),
  offlineFile: beside("whichgpu.html"),
  claimsPage: beside("claims.html"),
});
