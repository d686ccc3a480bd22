/** The page as one file that needs nothing beside it: web/build/single-file.mjs put the core inside. */
import "./styles/base.css";
import { loadFrom } from "whichgpu/load";
import { startPage } from "./start-page.ts";

void startPage(loadFrom(whichgpuCore), {
  embedScript: undefined,
  offlineFile: undefined,
  claimsPage: undefined,
  planner: undefined,
});
