import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import { firstTask, type Task } from "./index.ts";
import type { Panel } from "./panel.ts";

/** Fetches the panel of every task. */
const loaders: { readonly [T in Task]: () => Promise<Panel<T>> } = {
  plan: async () => (await import("./plan/panel.ts")).planPanel,
  serving: async () => (await import("./serving/panel.ts")).servingPanel,
  finetuning: async () => (await import("./training/panel.ts")).trainingPanel,
  training: async () => (await import("./training/panel.ts")).trainingPanel,
  image: async () => (await import("./image/panel.ts")).imagePanel,
  hpc: async () => (await import("./hpc/panel.ts")).hpcPanel,
  own: async () => (await import("./ownership/panel.ts")).ownershipPanel,
};

const loaded = new Map<Task, Panel<Task>>();

/** The panel of a task, once it was fetched. */
export const panelOf = (task: Task): Panel<Task> | undefined => loaded.get(task);

/** Fetches the panel of a task, and what words of a language it needs beside those of the first screen. */
export async function loadPanel(task: Task, language: Language): Promise<void> {
  const words = task === firstTask ? undefined : loadRest(language);
  const [panel] = await Promise.all([loaders[task](), words]);
  loaded.set(task, panel);
}
