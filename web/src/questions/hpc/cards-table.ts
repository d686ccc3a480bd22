import { html, LitElement, type TemplateResult } from "lit";
import type { HpcReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, missing, type Column } from "../../parts/comparison/comparison.ts";
import type { QuestionActions } from "../panel.ts";
import { teraflops } from "./card.ts";

type Relative = HpcReport["relative"][number];

/** Rows until one scrolls: twice what the box of the table holds. */
const FIRST_ROWS = 24;

/** The same code on every card; the rows that nobody has scrolled to are left out until somebody does. */
export class CardsTable extends LitElement {
  static override properties = {
    report: { attribute: false },
    voice: { attribute: false },
    all: { state: true },
  };

  declare report: HpcReport;
  declare voice: Voice;
  declare apply: QuestionActions["apply"];
  declare private all: boolean;

  constructor() {
    super();
    this.all = false;
    // What scrolls lies within, and such events do not rise.
    this.addEventListener("scroll", this.#showAll, { capture: true, once: true });
  }

  /** In the page's own tree, so that its styles reach the table. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#showAll);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#showAll);
  }

  readonly #showAll = (): void => {
    this.all = true;
  };

  protected override render(): TemplateResult {
    const { report, voice, all } = this;
    const title = voice.words.hpc.others;
    const rows = all ? report.relative : report.relative.slice(0, FIRST_ROWS);
    return html`${comparison(rows, columns(report, voice), {
      title,
      identify: ({ gpu: id, name }) => ({ id, label: name }),
      chosen: report.gpu.id,
      voice,
      choose: ({ gpu: id }) => {
        this.apply({ gpu: id, price: null });
      },
    })}`;
  }
}

/** Least times only where the size of the run is known. */
function columns({ relative }: HpcReport, voice: Voice): Column<Relative>[] {
  const { numbers, words } = voice;
  const { hpc } = words;
  const timed = relative.some(({ seconds }) => seconds !== null);
  return [
    { title: hpc.unit, cell: ({ unit }) => hpc.unitNotes[unit] },
    { title: hpc.speed, cell: ({ attainable_flops: flops }) => teraflops(flops, voice) },
    { title: hpc.against, cell: ({ relative_speed: ratio }) => numbers.figure(ratio) },
    ...(timed
      ? [
          {
            title: hpc.time,
            cell: ({ seconds }: Relative) =>
              seconds === null ? missing : numbers.duration(seconds * 1000),
          },
        ]
      : []),
  ];
}

customElements.define("whichgpu-hpc-cards", CardsTable);
