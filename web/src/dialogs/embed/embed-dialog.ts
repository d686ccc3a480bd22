import { html, type TemplateResult } from "lit";
import type { Words } from "../../i18n/index.ts";
import { fieldNamesOf, initialQuestion, taskNamed, type Question } from "../../state/fields.ts";

const dialogId = "embed-dialog";

/** Shows the dialog. */
export function openEmbedDialog(): void {
  const dialog = document.getElementById(dialogId);
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
}

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

/** Markup to copy, of the element that shows this question's answer. */
export function embedDialog(question: Question, script: string, words: Words): TemplateResult {
  return html`<dialog id=${dialogId} class="card embed-dialog" aria-labelledby="embed-hint">
    <p id="embed-hint">${words.embedHint}</p>
    <textarea
      readonly
      rows="6"
      spellcheck="false"
      aria-labelledby="embed-hint"
      .value=${embedMarkup(question, script, words.language)}
      @focus=${(event: FocusEvent) => {
        (event.target as HTMLTextAreaElement).select();
      }}
    ></textarea>
    <form method="dialog"><button class="chip">${words.close}</button></form>
  </dialog>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
