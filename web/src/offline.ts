/** The page as one file that needs nothing beside it: web/build/single-file.mjs put the core inside. */
import "./styles/base.css";
import { load } from "whichgpu";
import { startPage } from "./start-page.ts";

void startPage(load({ wasm: whichgpuCore }), {
  embedScript: undefined,
  offlineFile: undefined,
  claimsPage: undefined,
});
