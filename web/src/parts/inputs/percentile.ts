import type { Voice } from "../../i18n/voice.ts";
import type { SelectOption } from "../field/field.ts";

/** Of the requests that limits of time hold for: the mean, or a percentile. */
export const percentileOptions = ({ latency }: Voice["words"]): SelectOption[] => [
  ["", latency.mean],
  ...["50", "90", "95", "99"].map((p) => [p, latency.of(p)] as const),
];
