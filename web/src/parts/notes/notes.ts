import { html, nothing, type TemplateResult } from "lit";
import type { NoteId, PlanNoteId } from "whichgpu";
import type { Arguments, Sentence } from "../../i18n/arguments.ts";
import type { Voice } from "../../i18n/voice.ts";
import "./notes.css";

/** A note or a reason of the core: which, and what fills its gaps. */
interface Note {
  readonly id: NoteId | PlanNoteId;
  readonly args: Arguments;
}

/** What the core wants said beside its figures, in words. */
export function notes(notes: readonly Note[], voice: Voice): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  return html`<section class="card notes">
    <h2>${voice.words.notesTitle}</h2>
    ${noteList(notes, voice)}
  </section>`;
}

/** Notes and reasons of the core, each a sentence. */
export function noteList(notes: readonly Note[], { words, numbers }: Voice): TemplateResult {
  // Those of answers come later than those of plans.
  const sentence = (id: Note["id"]): Sentence =>
    id in words.plan ? words.plan[id as PlanNoteId] : words.notes[id as NoteId];
  return html`<ul>
    ${notes.map(({ id, args }) => html`<li>${sentence(id)(withMoney(args, numbers))}</li>`)}
  </ul>`;
}

/** The arguments of a sentence, amounts of dollars (usd_…) as the page shows them. */
function withMoney(args: Arguments, numbers: Voice["numbers"]): Arguments {
  const shown = ([name, value]: [string, Arguments[string]]) => {
    if (!name.includes("usd_") || typeof value !== "number") return [name, value];
    return [name, name === "usd_total" ? numbers.sum(value) : numbers.price(value)];
  };
  return Object.fromEntries(Object.entries(args).map(shown)) as Arguments;
}
