import { html, nothing, type TemplateResult } from "lit";
import type { FleetReport, FleetTraining, FleetTrainingGroup } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, missing, type Column } from "../../parts/comparison/comparison.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { cardsOf } from "./names.ts";
import type { Open } from "./tile-shell.ts";
import { hoursText } from "../training/hours.ts";
import { buyingColumns, fewestText, groupPart, sunkText } from "./fleet-parts.ts";

type Move = FleetTraining["moves"][number];

/** What the visitor's cards do for a run, and what adding to them or moving gives. */
export function trainingFleet(
  fleet: FleetReport | null,
  voice: Voice,
  open: Open,
): TemplateResult | typeof nothing {
  const training = fleet?.training;
  if (!fleet || !training) return nothing;
  const { words } = voice;
  return html`<section class="card panel fleet">
      <h2>${words.fleet.titleRun}</h2>
      <h3>${words.fleet.choices}</h3>
      <ul>
        ${training.groups.map((group) => html`<li>${choiceOf(group, voice)}</li>`)}
      </ul>
      <div class="fleet-groups">
        ${training.groups.map((group) =>
          groupPart(group, [], factsOf(group, voice), group.run, voice, open),
        )}
      </div>
      <p class="fine">${sunkText(fleet, voice)}</p>
    </section>
    ${moves(training.moves, voice, open)}`;
}

function factsOf({ run, rented }: FleetTrainingGroup, voice: Voice): Fact[] {
  const { words, numbers } = voice;
  const { fleet } = words;
  if (run?.hours == null) return [];
  return [
    { name: fleet.time, value: hoursText(run.hours, voice) },
    {
      name: fleet.energyRun,
      value: run.usd_total === null ? "–" : numbers.sum(run.usd_total),
    },
    {
      name: fleet.rented,
      value:
        rented?.usd_total == null
          ? fleet.unknownRent
          : fleet.forRun(numbers.sum(rented.usd_total), numbers.price(rented.usd_per_hour ?? 0)),
    },
  ];
}

function choiceOf(group: FleetTrainingGroup, voice: Voice): string {
  const { fewest } = group;
  const rent = fewest?.added_rent_usd;
  const { words, numbers } = voice;
  return fewestText(
    group,
    fewest
      ? {
          ...fewest,
          needed: fewest.run.gpu_count,
          rent: rent == null ? undefined : words.fleet.aRun(numbers.sum(rent)),
        }
      : undefined,
    voice,
  );
}

function moves(all: readonly Move[], voice: Voice, open: Open): TemplateResult | typeof nothing {
  const { fleet } = voice.words;
  if (all.length === 0) return nothing;
  const table = () =>
    html`${comparison(all, columns(voice), {
        title: fleet.movesRun,
        identify: ({ run: { gpu, gpu_count: count } }) => ({
          id: gpu.id,
          label: cardsOf(count, gpu.name),
        }),
        chosen: undefined,
        voice,
        choose: ({ run }) => {
          open(run.request);
        },
      })}
      <p class="fine">${fleet.movesHintRun}</p>`;
  return html`<details class="card panel fold cards-scroll fleet-moves" ${whileOpen(table)}>
    <summary>${fleet.movesRun}</summary>
  </details>`;
}

function columns(voice: Voice): Column<Move>[] {
  const { words, numbers } = voice;
  const { fleet } = words;
  const money = (usd: number | null) => (usd === null ? missing : numbers.sum(usd));
  return [
    { title: fleet.rentRun(numbers.sign), cell: ({ run }) => money(run.usd_total) },
    { title: fleet.extra, cell: ({ extra_usd: usd }) => money(usd) },
    {
      title: fleet.hours,
      cell: ({ run: { hours } }) => (hours === null ? missing : hoursText(hours, voice)),
    },
    {
      title: fleet.faster,
      cell: ({ times_faster: factor }) =>
        factor === null ? missing : fleet.times(numbers.figure(factor)),
    },
    ...buyingColumns<Move>(voice),
  ];
}
