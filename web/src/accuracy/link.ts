import type { Compared } from "whichgpu/accuracy";
import { questionOf } from "../state/request.ts";
import { queryOf } from "../state/url.ts";

/** The address that asks the calculator for a point; its home, where it has no field for what is asked. */
export function linkTo({ request, users }: Compared, language: string): string {
  const load = request.arrivals ? {} : { concurrency: Math.round(users) };
  const question = questionOf({ ...request, ...load }, "serving");
  return question ? `./${queryOf(question, language)}` : `./?lang=${language}`;
}
