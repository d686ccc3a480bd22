import type { Catalog } from "whichgpu";
import type { SelectOption } from "../../parts/field/field.ts";

/** Today's engines; behind them, under `heading`, the generations that older figures are about. */
export function engineOptions(engines: Catalog["engines"], heading: string): SelectOption[] {
  const options = (wanted: boolean, group?: string) =>
    engines
      .filter(({ current }) => current === wanted)
      .map(({ id, name }) => [id, name, group] as const);
  return [...options(true), ...options(false, heading)];
}
