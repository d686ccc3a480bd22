import { isFailure, type Catalog, type Failure } from "whichgpu";

const most = 6;

/** The cards of the comparison tables: those that people ask about first. */
export const wellKnownGpus = ({ gpus }: Catalog): string[] =>
  gpus
    .filter(({ well_known: place }) => place > 0 && place <= most)
    .sort((a, b) => a.well_known - b.well_known)
    .map(({ id }) => id);

/**
 * What was found for the other well-known cards, with the chosen card's own report in its place; if it is none of
 * the well-known ones it comes first.
 */
export function withChosen<R extends object>(
  gpus: readonly string[],
  chosenId: string,
  chosen: R,
  others: readonly (R | Failure)[],
): readonly R[] {
  const rows = others.filter((row): row is R => !isFailure(row));
  rows.splice(Math.max(gpus.indexOf(chosenId), 0), 0, chosen);
  return rows;
}

/** The same work on the well-known cards; `on` asks one of them. */
export function onWellKnown<R extends object>(
  catalog: Catalog,
  chosenId: string,
  chosen: R,
  on: (gpu: string) => R | Failure,
): readonly R[] {
  const gpus = wellKnownGpus(catalog);
  return withChosen(gpus, chosenId, chosen, gpus.filter((id) => id !== chosenId).map(on));
}
