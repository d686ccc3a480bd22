import { html, type TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import { tasks, type Task } from "../questions/index.ts";
import "./tabs.css";

/** What the tabs switch between; the element that holds it has this id. */
export const panelId = "panel";

const tabId = (task: Task) => `tab-${task}`;

/** The tab that names the panel of a task. */
export const panelLabel = tabId;

/** Moves the row of tabs, where it is wider than the screen, so that the tab of a task is in sight. */
export function bringIntoSight(task: Task): void {
  const tab = document.getElementById(tabId(task));
  const row = tab?.parentElement;
  if (row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
}

/** Goes to the tab of a task, where what was pressed is no longer there. */
export function focusTab(task: Task): void {
  document.getElementById(tabId(task))?.focus();
}

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
    focusTab(task);
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
