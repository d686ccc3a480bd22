/** The page as one file that needs nothing beside it: the core is inside. */
import "./styles/base.css";
import { load } from "whichgpu";
import { inlineWasm } from "./core/inline-wasm.ts";
import { startPage } from "./start-page.ts";

void startPage(
  inlineWasm().then((wasm) => load({ wasm })),
  { embedScript: undefined, offlineFile: undefined, claimsPage: undefined },
);
