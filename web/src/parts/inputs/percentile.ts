import type { Voice } from "../../i18n/voice.ts";
import type { SelectOption } from "../field/field.ts";

/** Of the requests that limits of time hold for: the mean, or a percentile. */
export const percentileOptions = ({ planTab: plan }: Voice["words"]): SelectOption[] => [
  ["", plan.ofAll],
  ...["50", "90", "95", "99"].map((p) => [p, plan.ofRequests(p)] as const),
];
