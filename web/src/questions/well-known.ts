import { isFailure, type Failure } from "whichgpu";

/** The cards of the comparison tables. */
export const wellKnownGpus: readonly string[] = [
  "a100-sxm-80gb",
  "h100-sxm-80gb",
  "h200-sxm-141gb",
  "b200-sxm-180gb",
  "l40s-48gb",
  "rtx-a6000-48gb",
];

/**
 * What was found for the other well-known cards, with the chosen card's own report in its place; if it is none of
 * the well-known ones it comes first.
 */
export function withChosen<R extends object>(
  chosenId: string,
  chosen: R,
  others: readonly (R | Failure)[],
): readonly R[] {
  const rows = others.filter((row): row is R => !isFailure(row));
  rows.splice(Math.max(wellKnownGpus.indexOf(chosenId), 0), 0, chosen);
  return rows;
}

/** The same work on the well-known cards; `on` asks one of them. */
export const onWellKnown = <R extends object>(
  chosenId: string,
  chosen: R,
  on: (gpu: string) => R | Failure,
): readonly R[] =>
  withChosen(chosenId, chosen, wellKnownGpus.filter((id) => id !== chosenId).map(on));
