import { html, type TemplateResult } from "lit";
import type { Report, WorkingInput } from "whichgpu";
import { cited, fetchCitations } from "../../core/citations.ts";
import type { Voice } from "../../i18n/voice.ts";
import { whileOpen } from "../later/while-open.ts";
import { sourceLink } from "./source-link.ts";
import "./working.css";

type Line = Report["working"][number];

/** Every figure of the report with what it was made from and where that comes from. */
export function working(lines: Report["working"], voice: Voice): TemplateResult {
  return html`<details
    class="card working"
    @toggle=${fetchCitations}
    ${whileOpen(() => table(lines, voice))}
  >
    <summary>${voice.words.working.title}</summary>
  </details>`;
}

function table(lines: Report["working"], voice: Voice): TemplateResult {
  const { working: words } = voice.words;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${words.title}>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.figure}</th>
          <th scope="col">${words.value}</th>
          <th scope="col">${words.inputs}</th>
          <th scope="col">${words.source}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <th scope="row">${words.names[line.id]}<code>${line.id}</code></th>
              <td class="working-value">${quantity(line.value, line.unit, voice)}</td>
              <td>
                ${inputsOf(line).map(
                  ([name, value]) =>
                    html`<span class="working-input"
                      >${words.names[name]} <b>${inputValue(line, name, value, voice)}</b></span
                    > `,
                )}
              </td>
              <td class="working-source">${sourceLink(translated(cited(line.source), voice))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The inputs of a line, by name. */
export const inputsOf = ({ inputs }: Pick<Line, "inputs">) =>
  Object.entries(inputs) as [WorkingInput, (typeof inputs)[string]][];

/** The dictionary's word for what the core says; what it does not know stays as it is. */
export const translated = (said: string, { words }: Voice): string =>
  words.working.said[said] ?? said;

/** Times that are sums of times, whose names say of what alone. */
const sumsOfTimes: readonly string[] = ["prefill_seconds", "decode_seconds", "seconds_per_batch"];

/** An input's value; inputs carry their unit in their name. */
export function inputValue(
  line: { readonly id: string },
  name: string,
  value: unknown,
  voice: Voice,
): string {
  if (typeof value !== "number") return translated(String(value), voice);
  const { precise, gb } = voice.numbers;
  if (name.endsWith("_bytes") && value >= 1e6) return `${gb(value)} GB`;
  if (name.endsWith("_flops")) return flops(value, voice);
  if (/(^|_)usd(_|$)/.test(name)) return `US$${precise(value)}`;
  return name.endsWith("_seconds") || sumsOfTimes.includes(line.id)
    ? `${precise(value)} s`
    : precise(value);
}

const flops = (value: number, { numbers }: Voice): string =>
  `${numbers.figure(value / 1e12)} TFLOP/s`;

/** A value with its unit; bytes both as GB and as GiB. */
export function quantity(value: number, unit: string, voice: Voice): string {
  const { numbers } = voice;
  if (unit === "FLOP/s") return flops(value, voice);
  if (unit === "B" && Math.abs(value) >= 1e6) {
    return `${numbers.gb(value)} GB = ${numbers.gib(value)} GiB`;
  }
  return `${numbers.precise(value)} ${unit}`.trim();
}
