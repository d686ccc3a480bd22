import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { tasks, type Task } from "../../state/forms.ts";

/** What the tabs switch between; the element that holds it has this id. */
export const panelId = "panel";

const tabId = (task: Task) => `tab-${task}`;

/** The tab that names the panel of a task. */
export const panelLabel = tabId;

/** The tasks as tabs: Left, Right, Home and End move between them and choose at once. */
export function taskTabs(
  current: Task,
  { words }: Voice,
  turnTo: (task: Task) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    const here = tasks.indexOf(current);
    const places: Record<string, number> = {
      ArrowLeft: here - 1,
      ArrowRight: here + 1,
      Home: 0,
      End: -1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    const task = tasks.at(place % tasks.length) ?? current;
    event.preventDefault();
    turnTo(task);
    document.getElementById(tabId(task))?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${words.tasksTitle} @keydown=${onKey}>
    ${tasks.map(
      (task) =>
        html`<button
          type="button"
          role="tab"
          class="tab"
          id=${tabId(task)}
          aria-controls=${panelId}
          aria-selected=${task === current ? "true" : "false"}
          tabindex=${task === current ? 0 : -1}
          @click=${() => {
            turnTo(task);
          }}
        >
          ${words.tasks[task]}
        </button>`,
    )}
  </div>`;
}
