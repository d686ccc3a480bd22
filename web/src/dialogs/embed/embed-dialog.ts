import { html, nothing, type TemplateResult } from "lit";
import { fieldNamesOf, initialQuestion, taskNamed, type Question } from "../../state/fields.ts";
import { PageDialog } from "../page-dialog.ts";
import "./style.css";

/** The markup that shows the question's answer in somebody's article. */
export function embedMarkup(question: Question, script: string, language: string): string {
  const { task } = question;
  const opening = initialQuestion(task);
  const said = fieldNamesOf(task).filter((name) => question[name] !== "" || opening[name] !== "");
  const texts = said.map((name) => [name, question[name]] as const);
  const all = task === taskNamed(null).task ? texts : [["task", task] as const, ...texts];
  const attributes = all.map(([name, text]) => ` ${name}="${escapeAttribute(text)}"`).join("");
  return `<script src="${script}" async></script>\n<which-gpu${attributes} lang="${language}"></which-gpu>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Markup to copy, of the element that shows this question's answer. */
export class EmbedDialog extends PageDialog {
  static override properties = {
    question: { attribute: false },
    script: { attribute: false },
  };

  declare question: Question;
  /** Address of the element's script. */
  declare script: string;

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { words } = this.voice;
    return html`<dialog
      class="card dialog embed-dialog"
      aria-labelledby="embed-hint"
      @close=${this.closed}
    >
      <p id="embed-hint">${words.embedHint}</p>
      <textarea
        readonly
        rows="6"
        spellcheck="false"
        aria-labelledby="embed-hint"
        .value=${embedMarkup(this.question, this.script, words.language)}
        @focus=${(event: FocusEvent) => {
          (event.target as HTMLTextAreaElement).select();
        }}
      ></textarea>
      <form method="dialog"><button class="chip">${words.close}</button></form>
    </dialog>`;
  }
}

customElements.define("whichgpu-embed", EmbedDialog);
