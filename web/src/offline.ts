/** The page as one file that needs nothing beside it: web/build/single-file.mjs put the core inside. */
import "./styles/base.css";
import { loadFrom } from "whichgpu/load";
import { askedInChat, isInChat } from "./chat.ts";
import { Calculator } from "./core/calculator.ts";
import { startPage } from "./start-page.ts";
import { heldInFile } from "./state/held.ts";
import { holdBook } from "./state/price-storage.ts";
import { recallTheme } from "./state/theme.ts";

const starting = loadFrom(whichgpuCore).then((core) => new Calculator(core));
const site = {
  embedScript: undefined,
  claimsPage: undefined,
  accuracyPage: undefined,
  methodPages: undefined,
  planner: undefined,
};

if (isInChat()) {
  void askedInChat().then((query) => startPage(starting, site, query));
} else {
  recallTheme();
  const held = heldInFile();
  if (held) holdBook(held.saved, JSON.stringify(held.book));
  void startPage(starting, site, location.search || held?.query);
}
