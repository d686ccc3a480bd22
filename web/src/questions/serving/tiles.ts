import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { meanPower, siteEnergy } from "../../parts/tiles/power.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { requestLength } from "../../format/request-length.ts";

/** What each GPU needs, and what else it would hold. */
export function memoryTile(report: Report, voice: Voice) {
  const { fit, configuration } = report;
  const { words, numbers } = voice;
  const { memory } = words;
  const { per_gpu: perGpu } = fit;
  const context = numbers.tokens(requestLength(configuration));
  const sold = voice.catalog.gpus.find(({ id }) => id === configuration.gpu.id);
  const inLayout = (layout?: Report["configuration"]["parallelism"]) =>
    layout ? memory.inLayout(layout) : "";
  const facts: Fact[] = [
    {
      name: memory.room,
      value: memory.roomUsers(numbers.whole(fit.max_concurrency), context),
      range: inLayout(fit.max_concurrency_layout),
      explain: explaining("max_concurrency", report, voice),
    },
    {
      name: memory.longest,
      value:
        fit.max_context_tokens > 0
          ? memory.longestFor(numbers.tokens(fit.max_context_tokens))
          : "–",
      range: inLayout(fit.max_context_layout),
      explain: explaining("max_context_tokens", report, voice),
    },
    fit.shortfall_bytes > 0
      ? { name: memory.missing, value: `${numbers.gb(fit.shortfall_bytes)} GB` }
      : {
          name: memory.usable,
          value: `${numbers.gb(perGpu.usable_bytes)} GB`,
          explain: explaining("usable_bytes", report, voice),
        },
    // 141 GB and 151 GB are the same memory: what is printed on the card, and what the driver counts.
    ...(sold && Math.abs(sold.marketed_memory_bytes / perGpu.capacity_bytes - 1) > 0.02
      ? [{ name: memory.sold, value: `${numbers.gb(sold.marketed_memory_bytes)} GB` }]
      : []),
  ];
  const capacity = memory.of(numbers.gb(perGpu.capacity_bytes));
  return tile(
    memory.title,
    numbers.gb(perGpu.needed_bytes),
    capacity,
    facts,
    explaining("needed_bytes", report, voice),
  );
}

/** Why there is no speed. */
function withoutSpeed({ fit, latency: load }: Report, { speed, latency }: Voice["words"]): string {
  if (load?.sustained === false) return latency.none;
  return fit.verdict === "does_not_fit" ? speed.none : speed.notEstimated;
}

/** What one user sees, and what all of them together get. */
export function speedTile(report: Report, voice: Voice) {
  const { words, numbers } = voice;
  const { speed, capacity } = report;
  if (!speed) return emptyTile(words.speed.title, withoutSpeed(report, words));
  const { range } = speed;
  const limit = words.speed.limits[speed.limited_by] ?? speed.limited_by;
  const facts: Fact[] = [
    {
      name: words.speed.first,
      value: numbers.duration(speed.ttft_ms),
      range: numbers.durationRange(speed.ttft_ms, range.ttft_ms),
      explain: explaining("ttft_seconds", report, voice),
    },
    {
      name: words.speed.all,
      value: `${numbers.figure(speed.output_tokens_per_second)} ${words.speedUnit}`,
      range: numbers.range(range.output_tokens_per_second),
      explain: explaining("output_tokens_per_second", report, voice),
    },
    {
      name: words.speed.bound,
      value: limit || (words.speed.bounds[speed.bound] ?? speed.bound),
    },
    ...(capacity
      ? [
          {
            name: words.speed.carries,
            value: words.planTab.carried(numbers.whole(capacity.concurrency)),
            range: words.planTab.bindings[capacity.limited_by],
          } satisfies Fact,
        ]
      : []),
  ];
  const each = numbers.figure(speed.tokens_per_second_per_user);
  return tile(
    words.speed.title,
    each,
    words.speedUnit,
    facts,
    explaining("tpot_seconds", report, voice),
  );
}

/** What it costs, and whose price that is. */
export function costTile(report: Report, voice: Voice) {
  const { words, numbers } = voice;
  const { cost, speed } = report;
  if (!cost) {
    const why = speed ? words.costs.none : withoutSpeed(report, words);
    return emptyTile(words.cost.title, why);
  }
  const { offer, range, usd_per_million_output_tokens: million } = cost;
  const perToken: Fact[] =
    range && million !== null
      ? [
          {
            name: words.costs.output,
            value: numbers.dollars(million),
            range: numbers.dollarRange(range.usd_per_million_output_tokens),
            explain: explaining("usd_per_million_output_tokens", report, voice),
          },
        ]
      : [];
  const facts: Fact[] = [
    ...perToken,
    {
      name: words.costs.month,
      value: numbers.dollars(cost.usd_per_month),
      explain: explaining("usd_per_month", report, voice),
    },
    ...siteEnergy(
      words.power.energy,
      report.power?.site_kwh_per_million_tokens,
      report.power?.range.site_kwh_per_million_tokens,
      report,
      voice,
    ),
    ...meanPower(report, voice),
    priceFact(offer, voice),
  ];
  return tile(
    words.cost.title,
    numbers.price(cost.usd_per_hour),
    words.cost.hour,
    facts,
    explaining("usd_per_hour", report, voice),
  );
}
