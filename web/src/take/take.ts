import { html, nothing, type TemplateResult } from "lit";
import type { TakeWords } from "../i18n/en/take.ts";
import type { Language } from "../i18n/index.ts";
import { SpokenElement } from "../parts/later/spoken-element.ts";
import { copyButton } from "../parts/take/copy-button.ts";
import { saveBlob, saveText } from "../parts/take/save-text.ts";
import { csvOf, htmlOf, markdownOf } from "../parts/take/table-text.ts";
import { cardOf } from "../questions/cards.ts";
import type { Arounds, Task } from "../questions/index.ts";
import type { Answer, Outcome } from "../state/answer.ts";
import { pictureOfAnswer } from "./picture.ts";
import { plansOf, tableOf, type Plan } from "./rows.ts";
import { PurchaseRequest } from "./purchase.ts";
import { loadTakeWords } from "./words.ts";
import "./style.css";

export { saveOffline } from "./offline-file.ts";

/** Everything by which a visitor takes the answer along. */
export class TakePanel extends SpokenElement<TakeWords> {
  static override properties = {
    answer: { attribute: false },
    around: { attribute: false },
    tryOut: { attribute: false },
  };

  declare answer: Answer | undefined;
  declare around: Arounds[Task] | undefined;
  declare tryOut: (patch: unknown) => Outcome | undefined;
  protected override load(language: Language): Promise<TakeWords> {
    return loadTakeWords(language);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, answer, voice } = this;
    if (!words || !answer) return nothing;
    const plans = plansOf(answer, this.around, voice);
    const table = () => tableOf(answer, plans, words, voice);
    const save = (text: string, act: () => unknown) =>
      html`<button
        type="button"
        class="chip"
        @click=${() => {
          void act();
        }}
      >
        ${text}
      </button>`;
    return html`<section class="card panel take">
      <h2>${words.title}</h2>
      <p class="take-buttons">
        ${copyButton(words, () => location.href, words.link)}
        ${copyButton(words, () => markdownOf(table()), words.markdown)}
        ${copyButton(words, () => htmlOf(table()), words.html)}
        ${save("CSV", () => {
          saveText("whichgpu.csv", "text/csv", csvOf(table()));
        })}
        ${save("JSON", () => {
          const { request, report } = answer;
          const text = JSON.stringify({ link: location.href, request, report }, undefined, 2);
          saveText("whichgpu.json", "application/json", `${text}\n`);
        })}
        ${save(words.picture, this.#savePicture)}
        ${
          plans.length > 0
            ? save(words.purchase, () => {
                this.#request(answer, plans);
              })
            : nothing
        }
        ${save(words.print, () => {
          window.print();
        })}
      </p>
      <p class="fine">${words.hint}</p>
    </section>`;
  }

  /** Shows the purchase request over the page. */
  #request(answer: Answer, plans: readonly Plan[]): void {
    const { voice, tryOut } = this;
    document.body.append(Object.assign(new PurchaseRequest(), { voice, answer, plans, tryOut }));
  }

  readonly #savePicture = async (): Promise<void> => {
    const { answer, voice } = this;
    if (!answer) return;
    const card = cardOf(answer.task);
    const told = card.headline(answer.report, voice);
    const picture = await pictureOfAnswer(
      {
        badge: told.badge,
        sentence: `${told.main}${told.quiet}`,
        facts: card.figures(answer.report, voice),
        link: `${location.host}${location.pathname}`,
      },
      this,
    );
    if (picture) saveBlob("whichgpu.png", picture);
  };
}

customElements.define("whichgpu-take", TakePanel);
