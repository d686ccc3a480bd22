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

/** The versions that are told apart of the engine with this id, or of what it is a version of; newest first. */
export function versionOptions(engines: Catalog["engines"], id: string): SelectOption[] {
  const newestOf = (engine: Catalog["engines"][number]): string => {
    const later = engines.find((other) => other.id === engine.earlier_version_of);
    return later ? newestOf(later) : engine.id;
  };
  const asked = engines.find((engine) => engine.id === id);
  return engines
    .filter((engine) => engine.version !== "" && asked && newestOf(engine) === newestOf(asked))
    .sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }))
    .map(({ version, name }) => [version, name] as const);
}
