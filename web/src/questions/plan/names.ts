import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { unbroken } from "../../parts/verdict/verdict.ts";

/** "2 × H200 SXM 141GB" on one line. */
export const cardsOf = (count: number, gpu: string): string => unbroken(`${count} × ${gpu}`);

/** Whether a report is about serving, alone or beside a run. */
export const serves = ({ need }: PlanReport): boolean => need.headroom !== undefined;

/** What is served: users at once or requests a second. */
export function loadOf({ need }: PlanReport, { words, numbers }: Voice): string {
  const { concurrency, requests_per_second: rate, headroom = 1 } = need;
  const room = headroom > 1;
  if (rate !== undefined) return words.planTab.rate(numbers.figure(rate), room);
  // The need holds the users with room for bursts, rounded up.
  const most = concurrency ?? 1;
  const users = Math.max(1, Math.floor(most / headroom + 1e-9));
  return words.planTab.users(numbers.whole(users), room ? numbers.whole(most) : "");
}

/** Everything that a plan is: "Cheapest · Safest". */
export const labelsOf = (labels: PlanReport["plans"][number]["labels"], { words }: Voice): string =>
  labels.map((label) => words.planTab.labels[label]).join(" · ");
