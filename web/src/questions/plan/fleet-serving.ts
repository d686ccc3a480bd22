import { html, nothing, type TemplateResult } from "lit";
import type { FleetReport, FleetServing, FleetServingGroup } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { comparison, missing, type Column } from "../../parts/comparison/comparison.ts";
import { whileOpen } from "../../parts/later/while-open.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { cardsOf } from "./names.ts";
import type { Open } from "./tile-shell.ts";
import { buyingColumns, fewestText, groupPart, sunkText } from "./fleet-parts.ts";
import { splitPart } from "./fleet-split.ts";

type Move = FleetServing["moves"][number];

/** What the visitor's cards do for a serving need, and what adding to them or moving gives. */
export function servingFleet(
  fleet: FleetReport | null,
  voice: Voice,
  open: Open,
): TemplateResult | typeof nothing {
  const serving = fleet?.serving;
  if (!fleet || !serving) return nothing;
  const { words } = voice;
  return html`<section class="card panel fleet">
      <h2>${words.fleet.title}</h2>
      <h3>${words.fleet.choices}</h3>
      <ul>
        ${choicesOf(serving, voice).map((text) => html`<li>${text}</li>`)}
      </ul>
      <div class="fleet-groups">
        ${serving.groups.map((group) =>
          groupPart(
            group,
            formatsOf(group, voice),
            factsOf(group, voice),
            group.service,
            voice,
            open,
          ),
        )}
      </div>
      <p class="fine">${sunkText(fleet, voice)}</p>
    </section>
    ${moves(serving.moves, voice, open)} ${splitPart(fleet, voice, open)}`;
}

/** How the model runs on these cards, in short. */
const formatsOf = ({ service }: FleetServingGroup, voice: Voice): string[] =>
  service
    ? [
        voice.precisionName(service.weights),
        `KV ${voice.precisionName(service.kv_cache)}`,
        voice.engineName(service.engine),
      ]
    : [];

function factsOf({ capacity, service, rented }: FleetServingGroup, voice: Voice): Fact[] {
  const { words, numbers } = voice;
  const { fleet } = words;
  if (!capacity || service?.tpot_ms == null || service.ttft_ms === null) return [];
  const money = (usd: number | null) => (usd === null ? "–" : numbers.dollars(usd));
  const rate = service.requests_per_second ?? 0;
  return [
    {
      name: fleet.carries,
      value: fleet.carried(
        numbers.whole(capacity.concurrency),
        numbers.figure((rate * capacity.concurrency) / service.concurrency),
      ),
    },
    { name: fleet.each, value: numbers.duration(service.tpot_ms) },
    { name: fleet.first, value: numbers.duration(service.ttft_ms) },
    {
      name: fleet.together,
      value: `${numbers.figure(service.output_tokens_per_second ?? 0)} ${words.speedUnit}`,
    },
    { name: fleet.energy, value: money(service.usd_per_month) },
    { name: fleet.million, value: money(service.usd_per_million_tokens) },
    {
      name: fleet.rented,
      value: rented
        ? fleet.anHour(
            numbers.price(rented.usd_per_hour ?? 0),
            money(rented.usd_per_million_tokens),
          )
        : fleet.unknownRent,
    },
  ];
}

/** Keeping, adding of the same, keeping them beside others: one sentence each. */
function choicesOf({ groups, today, rest }: FleetServing, voice: Voice): string[] {
  const { words, numbers } = voice;
  const { fleet } = words;
  const said = groups.map((group) => {
    const { fewest } = group;
    const rent = fewest?.added_rent_usd_per_month;
    return fewestText(
      group,
      fewest
        ? {
            ...fewest,
            needed: fewest.service.gpu_count,
            rent: rent == null ? undefined : fleet.aMonth(numbers.dollars(rent)),
          }
        : undefined,
      voice,
    );
  });
  const users = numbers.whole(today.users);
  if (today.meets && today.groups.length > 1) said.push(fleet.enoughTogether(users));
  if (rest) {
    const cards = cardsOf(rest.gpu_count, rest.gpu.name);
    const more = numbers.whole(rest.concurrency);
    said.push(fleet.rest(users, more, cards, numbers.dollars(rest.usd_per_month ?? 0)));
  }
  return said;
}

function moves(all: readonly Move[], voice: Voice, open: Open): TemplateResult | typeof nothing {
  const { fleet } = voice.words;
  if (all.length === 0) return nothing;
  const table = () =>
    html`${comparison(all, columns(voice), {
        title: fleet.moves,
        identify: ({ service: { gpu, gpu_count: count, weights } }) => ({
          id: gpu.id,
          label: `${cardsOf(count, gpu.name)} · ${voice.precisionName(weights)}`,
        }),
        chosen: undefined,
        voice,
        choose: ({ service }) => {
          open(service.request);
        },
      })}
      <p class="fine">${fleet.movesHint}</p>`;
  return html`<details class="card panel fold cards-scroll fleet-moves" ${whileOpen(table)}>
    <summary>${fleet.moves}</summary>
  </details>`;
}

function columns(voice: Voice): Column<Move>[] {
  const { words, numbers } = voice;
  const { fleet } = words;
  const money = (usd: number | null) => (usd === null ? missing : numbers.dollars(usd));
  const times = (factor: number | null) =>
    factor === null ? missing : fleet.times(numbers.figure(factor));
  return [
    { title: fleet.rent(numbers.sign), cell: ({ service }) => money(service.usd_per_month) },
    { title: fleet.extra, cell: ({ extra_usd_per_month: usd }) => money(usd) },
    {
      title: fleet.perMillion(numbers.sign),
      cell: ({ service }) => money(service.usd_per_million_tokens),
    },
    { title: fleet.faster, cell: ({ times_faster: factor }) => times(factor) },
    { title: fleet.users, cell: ({ times_users: factor }) => times(factor) },
    ...buyingColumns<Move>(voice),
  ];
}
