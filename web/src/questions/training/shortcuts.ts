import type { Catalog } from "whichgpu";

/** What a training program can do to save memory; "" is the one that the core takes. */
function programOf(id: string | undefined, { training_frameworks: programs }: Catalog) {
  return programs.find((program) => program.id === id);
}

/** What can stay in host memory, of `names`: the weights only in programs that can, or where a visitor said so. */
export function placementsOf(
  names: Readonly<Record<string, string>>,
  framework: string | undefined,
  said: string,
  catalog: Catalog,
): Readonly<Record<string, string>> {
  const isOffered = programOf(framework, catalog)?.offloads_parameters || said === "parameters";
  return Object.fromEntries(
    Object.entries(names).filter(([name]) => name !== "parameters" || isOffered),
  );
}

/** Whether the program can update weights in the backward pass. */
export function updatesInBackward(framework: string | undefined, catalog: Catalog): boolean {
  return programOf(framework, catalog)?.optimizer_in_backward ?? false;
}
