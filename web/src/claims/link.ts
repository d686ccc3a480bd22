import { questionFrom } from "../state/fields.ts";
import { patchQuestion } from "../state/request.ts";
import { queryOf } from "../state/url.ts";
import type { Claim } from "./claim.ts";

const nothingSaid = questionFrom(() => "");

/** The query part of the address that opens the calculator in the claim's state, if it has one. */
export function linkOf(claim: Claim): string | undefined {
  return claim.state && queryOf(patchQuestion(nothingSaid, claim.state));
}
