import type { OwnReport } from "whichgpu";

export type Rent = OwnReport["rent"][number];

/** The rent that the sentence compares with: on demand, or the first there is. */
export const mainRent = ({ rent }: OwnReport): Rent | undefined =>
  rent.find(({ terms }) => terms === "on_demand") ?? rent[0];

/** The rent that costs least in a month; undefined: none is known. */
export const cheapestRent = ({ rent }: OwnReport): Rent | undefined =>
  rent.reduce<Rent | undefined>(
    (best, one) => (best && best.usd_per_month <= one.usd_per_month ? best : one),
    undefined,
  );
