import { html, nothing, type TemplateResult } from "lit";
import type { TrainingReport } from "whichgpu";
import type { LaunchWords } from "../i18n/en/launch.ts";
import type { Language } from "../i18n/index.ts";
import { SpokenElement } from "../parts/later/spoken-element.ts";
import { codeBlock, sourceLine } from "./launch.ts";
import { trainingLaunchOf } from "./training.ts";
import { loadLaunchWords } from "./words.ts";
import "./style.css";

/** The command that starts a training run. */
export class TrainingLaunchPanel extends SpokenElement<LaunchWords> {
  static override properties = { report: { attribute: false } };

  declare report: TrainingReport;

  protected override load(language: Language): Promise<LaunchWords> {
    return loadLaunchWords(language);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, report, voice } = this;
    if (!words || !report.speed) return nothing;
    const launch = trainingLaunchOf(report);
    const { framework } = report.configuration;
    const name = voice.catalog.training_frameworks.find(({ id }) => id === framework)?.name;
    return html`<section class="card panel launch">
      <h2>${words.title}</h2>
      ${
        launch
          ? html`${codeBlock(launch.text, words.forms.command, "train.sh", words)}
              <ul class="launch-notes">
                <li>${words.trainingNotes[launch.note]}</li>
                ${
                  launch.unsaid.length > 0
                    ? html`<li>
                        ${words.unsaid(
                          launch.unsaid
                            .map(({ concept, value }) => words.choices[concept](value))
                            .join(words.and),
                        )}
                      </li>`
                    : nothing
                }
                ${launch.servers > 1 ? html`<li>${words.notes.servers}</li>` : nothing}
              </ul>
              ${sourceLine(launch.sources, launch.recalled, words)}`
          : html`<p class="fine">${words.noEngine(name ?? framework)}</p>`
      }
    </section>`;
  }
}

customElements.define("whichgpu-training-launch", TrainingLaunchPanel);
