import type { Catalog, ServingRequest } from "whichgpu";
import { wholeCard } from "../state/described.ts";

/** The maker of a card of the catalog by its id, a slice's too, or of one that is described after it. */
export function vendorOf(
  { gpu }: ServingRequest,
  id: string,
  { gpus }: Catalog,
): string | undefined {
  const own = typeof gpu === "object" ? gpu : undefined;
  const base = own && "base" in own ? own.base : (id.split(":")[0] ?? "");
  return own?.vendor ?? gpus.find((one) => one.id === wholeCard(base))?.vendor;
}

/** Launch flags of published recipes on the maker's cards. */
export function tunedFlags(
  engine: Catalog["engines"][number] | undefined,
  vendor: string | undefined,
): string {
  const flags = engine?.tuned_flags ?? "";
  return vendor === "AMD" ? engine?.tuned_flags_on_amd || flags : flags;
}
