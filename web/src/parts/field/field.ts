import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { nameOfField } from "../../i18n/field-name.ts";
import type { Voice } from "../../i18n/voice.ts";
import { nearestNotch } from "../../format/notches.ts";
import type { QuestionError } from "../../state/answer.ts";
import type { FieldName } from "../../questions/index.ts";
import { MARKED, parseNumber } from "../../state/request.ts";
import type { ComboOption } from "../combo-box/filter.ts";
import "../combo-box/combo-box.ts";
import { errorWords } from "./error-words.ts";
import "./field.css";

/** What every field needs: where it stands, what it holds, and whom to tell. */
export interface FieldContext {
  readonly name: FieldName;
  readonly text: string;
  readonly voice: Voice;
  readonly error: QuestionError | undefined;
  readonly set: (name: FieldName, text: string) => void;
}

interface Frame {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
}

/** Label on the left, control on the right, its qualifier beneath, and what is wrong with it. */
function frame(
  context: FieldContext,
  qualifier: string | undefined,
  control: (frame: Frame) => TemplateResult,
  below: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { name, voice, error } = context;
  const id = `field-${name}`;
  const invalid = error?.field === name;
  const described = [qualifier && `${id}-note`, invalid && `${id}-error`].filter(Boolean);
  return html`<div class="field" ?data-invalid=${invalid}>
    <label id="${id}-label" for=${id}>${nameOfField(voice.words, name)}</label>
    ${control({ id, invalid, describedBy: described.join(" ") })}
    ${qualifier ? html`<small id="${id}-note" class="field-note">${qualifier}</small>` : nothing}
    ${below} ${fieldError(context)}
  </div>`;
}

/** What is wrong with a field, with names that may have been meant; nothing if it is right. */
export function fieldError({
  name,
  voice,
  error,
  set,
}: FieldContext): TemplateResult | typeof nothing {
  if (error?.field !== name) return nothing;
  return html`<p id="field-${name}-error" class="field-error">
    ${errorWords(error, voice)}
    ${
      error.suggestions.length > 0
        ? html`${voice.words.didYouMean}
          ${error.suggestions.map(
            (suggestion) =>
              html`<button
                type="button"
                class="link"
                @click=${() => {
                  set(name, suggestion);
                }}
              >
                ${suggestion}
              </button> `,
          )}`
        : nothing
    }
  </p>`;
}

/** What a searchable list shows of its value, beside and beneath it. */
export interface ComboSettings {
  readonly label: string;
  readonly qualifier?: string;
}

/** A searchable list; `options` is asked while it is open. */
export function comboField(
  context: FieldContext,
  options: () => readonly ComboOption[],
  { label, qualifier }: ComboSettings,
): TemplateResult {
  const { name, text, voice, set } = context;
  return frame(
    context,
    qualifier,
    ({ id, describedBy, invalid }) =>
      html`<whichgpu-combo-box
        .inputId=${id}
        .value=${text}
        .label=${label}
        .options=${options}
        .describedBy=${describedBy}
        .invalid=${invalid}
        .words=${voice.words.search}
        @choose=${(event: CustomEvent<string>) => {
          set(name, event.detail);
        }}
      ></whichgpu-combo-box>`,
  );
}

/** One entry of a short list, under the heading of its group if it has one. */
export type SelectOption = readonly [value: string, label: string, group?: string | undefined];

/** A short list. A value that is not on it stays visible, so that nothing asked for is hidden. */
export function selectField(
  context: FieldContext,
  options: readonly SelectOption[],
): TemplateResult {
  const { name, text, set } = context;
  const known = options.some(([value]) => value === text);
  const all: readonly SelectOption[] = known ? options : [...options, [text, text]];
  const groups = [...new Set(all.map(([, , group]) => group))];
  const entries = (wanted: string | undefined) =>
    all
      .filter(([, , group]) => group === wanted)
      .map(
        ([value, label]) =>
          html`<option value=${value} .selected=${live(value === text)}>${label}</option>`,
      );
  return frame(
    context,
    undefined,
    ({ id, describedBy, invalid }) =>
      html`<select
        id=${id}
        class="control"
        aria-invalid=${invalid ? "true" : "false"}
        aria-describedby=${describedBy || nothing}
        @change=${(event: Event) => {
          set(name, (event.target as HTMLSelectElement).value);
        }}
      >
        ${groups.map((group) =>
          group === undefined
            ? entries(group)
            : html`<optgroup label=${group}>${entries(group)}</optgroup>`,
        )}
      </select>`,
  );
}

/** Something that is asked or not: ticked, its text is that of a mark. */
export function checkField(context: FieldContext): TemplateResult {
  const { name, text, set } = context;
  return frame(
    context,
    undefined,
    ({ id, describedBy, invalid }) =>
      html`<input
        id=${id}
        class="field-check"
        type="checkbox"
        aria-invalid=${invalid ? "true" : "false"}
        aria-describedby=${describedBy || nothing}
        .checked=${live(text !== "")}
        @change=${(event: Event) => {
          set(name, (event.target as HTMLInputElement).checked ? MARKED : "");
        }}
      />`,
  );
}

/** What a number field adds to its text. */
export interface NumberSettings {
  /** Shown while nothing is typed: what the core takes then. */
  readonly placeholder?: string;
  readonly unit?: string;
  readonly qualifier?: string;
  /** The stops of a logarithmic slider below. */
  readonly stops?: readonly number[];
  /** Buttons for one less and one more. */
  readonly steps?: boolean;
}

/** A number, typed; with a slider or step buttons where the settings ask for them. */
export function numberField(context: FieldContext, settings: NumberSettings = {}): TemplateResult {
  const { name, text, voice, set } = context;
  const { placeholder = "", unit, qualifier, stops, steps } = settings;
  const value = parseNumber(text.trim(), "tokens");
  const step = (by: number, label: string, sign: string) =>
    html`<button
      type="button"
      class="step"
      aria-label="${nameOfField(voice.words, name)}: ${label}"
      ?disabled=${(value ?? 1) + by < 1}
      @click=${() => {
        set(name, String(Math.round(value ?? 1) + by));
      }}
    >
      ${sign}
    </button>`;
  return frame(
    context,
    qualifier,
    ({ id, describedBy, invalid }) =>
      html`<span class="field-number">
        ${steps ? step(-1, voice.words.fewer, "−") : nothing}
        <input
          id=${id}
          class="control"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          placeholder=${placeholder}
          aria-invalid=${invalid ? "true" : "false"}
          aria-describedby=${describedBy || nothing}
          .value=${live(text)}
          @input=${(event: InputEvent) => {
            set(name, (event.target as HTMLInputElement).value);
          }}
        />
        ${unit ? html`<span class="field-unit">${unit}</span>` : nothing}
        ${steps ? step(1, voice.words.more, "+") : nothing}
      </span>`,
    stops ? slider(context, stops, value ?? 1) : nothing,
  );
}

function slider(
  { name, voice, set }: FieldContext,
  stops: readonly number[],
  value: number,
): TemplateResult {
  return html`<input
    class="field-slider"
    type="range"
    min="0"
    max=${stops.length - 1}
    step="1"
    aria-label=${nameOfField(voice.words, name)}
    aria-valuetext=${voice.numbers.whole(value)}
    .value=${live(String(nearestNotch(stops, value)))}
    @input=${(event: InputEvent) => {
      const stop = stops[Number((event.target as HTMLInputElement).value)];
      if (stop !== undefined) set(name, String(stop));
    }}
  />`;
}
