import { questionOf } from "../state/request.ts";
import { queryOf } from "../state/url.ts";
import type { Claim } from "./claim.ts";

/** The query part of the address that opens the calculator in the claim's state, if it has one. */
export function linkOf(claim: Claim): string | undefined {
  const question = claim.state && questionOf(claim.state);
  return question && queryOf(question);
}
