/** The page as one file that needs nothing beside it: web/build/single-file.mjs put the core inside. */
import "./styles/base.css";
import { loadFrom } from "whichgpu/load";
import { Calculator } from "./core/calculator.ts";
import { startPage } from "./start-page.ts";

const starting = loadFrom(whichgpuCore).then((core) => new Calculator(core));
void startPage(starting, {
  embedScript: undefined,
  offlineFile: undefined,
  claimsPage: undefined,
  planner: undefined,
});
