import type { Task } from "../state/forms.ts";
import { hpcPanel } from "./hpc/panel.ts";
import { imagePanel } from "./image/panel.ts";
import { planPanel } from "./plan/panel.ts";
import { rentOrBuyPanel } from "./ownership/panel.ts";
import { servingPanel } from "./serving/panel.ts";
import type { Panel } from "./panel.ts";
import { trainingPanel } from "./training/panel.ts";

/** The panel of every task. */
export const panels: { readonly [T in Task]: Panel<T> } = {
  plan: planPanel,
  serving: servingPanel,
  finetuning: trainingPanel,
  training: trainingPanel,
  image: imagePanel,
  hpc: hpcPanel,
  own: rentOrBuyPanel,
};

/** The panel of one task. */
export const panelOf = <T extends Task>(task: T): Panel<T> => panels[task];
