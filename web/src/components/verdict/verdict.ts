import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { QuestionError } from "../../state/answer.ts";
import { errorWords } from "../field/error-words.ts";

const signs: Record<string, string> = {
  comfortable: "✓",
  fits: "✓",
  tight: "!",
  does_not_fit: "✕",
};

/** The answer in one sentence, under a badge that says it in a word and a sign. */
export function verdict(report: Report, voice: Voice): TemplateResult {
  const { verdict, shortfall_bytes: shortfall } = report.fit;
  const turns = report.speed !== null && shortfall > 0;
  const { main, quiet } = sentence(report, voice);
  return html`
    <p class="badge" data-verdict=${verdict}>
      <span aria-hidden="true">${signs[verdict]}</span>
      ${turns ? voice.words.takesTurns : (voice.words.verdicts[verdict] ?? verdict)}
    </p>
    <p class="verdict-sentence">${main}<em>${quiet}</em></p>
  `;
}

/** Which entry cannot be answered, and why; `stale`: an older answer stays in sight below. */
export function wrongEntry(error: QuestionError, stale: boolean, voice: Voice): TemplateResult {
  const { words } = voice;
  const name = error.field && words.fields[error.field];
  return html`<p class="badge" data-verdict="does_not_fit">
      <span aria-hidden="true">!</span>
      ${name ? words.entry(name) : nothing}${errorWords(error, voice)}
    </p>
    ${stale ? html`<p class="stale">${words.stale}</p>` : nothing}`;
}

const unbroken = (name: string): string => name.replaceAll(" ", "\u00a0");

/** The sentence in two tones: what runs where, then how well. */
export function sentence(
  { configuration, fit, speed, cost }: Report,
  { words, numbers, precisionName }: Voice,
): { main: string; quiet: string } {
  const { model, gpu, gpu_count: count, precision, concurrency: users } = configuration;
  const context = numbers.tokens(configuration.input_tokens + configuration.output_tokens);
  const weights = precisionName(precision.weights);
  if (!speed) {
    return {
      main: words.doesNotRun(model.name, weights, count, unbroken(gpu.name)),
      quiet: words.shortBy(numbers.gb(fit.shortfall_bytes), users, context),
    };
  }
  const { running_requests: running } = speed;
  const inTurns = running < users ? words.inTurns(numbers.whole(running)) : "";
  return {
    main: words.runs(model.name, weights, count, unbroken(gpu.name), users, context),
    quiet:
      inTurns +
      words.runsAt(
        numbers.figure(speed.tokens_per_second_per_user),
        cost ? numbers.dollars(cost.usd_per_million_output_tokens) : undefined,
      ),
  };
}
