import { html, type TemplateResult } from "lit";
import type { Compared } from "whichgpu/accuracy";
import published from "../../../data/other_tools.json" with { type: "json" };
import type { AccuracyState } from "./page.ts";
import { summaryOf } from "./points.ts";

const quantities = ["ttft", "tpot", "e2e", "throughput"] as const;
type Quantity = (typeof quantities)[number];

/** One error that is said of a program, in percent. */
interface SaidError {
  readonly of: Quantity;
  readonly at: "mean" | "p99";
  readonly said: "median" | "average" | "largest" | "below";
  readonly percent: number;
}

/** Points at a rate of requests of one metric of theirs. */
const openOf = (points: readonly Compared[], metric: string): Compared[] =>
  points.filter((point) => point.load === "open" && point.metric === metric);

/** What the same points say of these estimates: to these runs nothing is fitted. */
function ownErrors(points: readonly Compared[]): SaidError[] {
  const ends = { mean: "_ms", p99: "_p99_ms" } as const;
  return quantities.flatMap((of) =>
    (["mean", "p99"] as const).flatMap((at): SaidError[] => {
      const own = openOf(points, of + ends[at]);
      if (own.length === 0) return [];
      return [{ of, at, said: "median", percent: Number((100 * summaryOf(own).off).toFixed(1)) }];
    }),
  );
}

/** What other programs say, or are said, to be off, beside ours. */
export function othersSection({ points, words, voice }: AccuracyState): TemplateResult {
  const { numbers } = voice;
  const text = ({ said, at, percent }: SaidError): string => {
    const figure = words.said[said](numbers.percent(percent / 100));
    return at === "p99" ? words.p99(figure) : figure;
  };
  const cells = (errors: readonly SaidError[]) =>
    quantities.map((of) => {
      const own = errors.filter((error) => error.of === of);
      return html`<td>
        ${own.length > 0 ? own.map((error) => html`<div>${text(error)}</div>`) : "–"}
      </td>`;
    });
  const runs = openOf(points, "e2e_ms").length;
  return html`<section class="card panel" aria-labelledby="others">
    <h2 id="others">${words.others}</h2>
    <p class="fine">${words.othersAbout}</p>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="others">
      <table class="comparison accuracy-others">
        <thead>
          <tr>
            ${[words.tool, ...quantities.map((of) => words.errorsOf[of]), words.measuredOn].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          <tr aria-current="true">
            <th scope="row">WhichGPU</th>
            ${cells(ownErrors(points))}
            <td>${words.runsHere(numbers.whole(runs))}</td>
          </tr>
          ${published.tools.map(
            ({ id, name, errors, profiled, own, date, source }) =>
              html`<tr>
                <th scope="row"><a href=${source}>${name}</a> <small>${date}</small></th>
                ${cells(errors as SaidError[])}
                <td>
                  ${words.tools[id]} ${profiled ? words.profiled : words.notProfiled}
                  ${own ? "" : words.byUser}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
