// Costs worked out a second time, from the files of data/ and the meaning that data/schema/ gives each figure, as one
// would in a spreadsheet: no formula here calls the core. What the core alone knows, speeds and layouts, is its report's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCatalogue } from "../../data/tools/read.mjs";
import { core } from "./random/requests.mjs";

const { gpus, offers, judgement, powerCalibration } = readCatalogue();
const hoursAMonth = 730;
const cards = ["h100-sxm-80gb", "h200-sxm-141gb", "a100-sxm-80gb", "l40s-48gb", "rtx-4090-24gb"];
const { host_share: host } = judgement.groups.power;
/** A server at the wall over the boards of its cards, both at their mean power. */
const wall = (boards) => boards / (1 - host.value);
const kilowatts = (id) => gpus.find((gpu) => gpu.id === id).power_watts / 1000;

/** Watts of a board that steps use for so much of its bandwidth and of its arithmetic. */
function boardWatts(gpu, memory, compute) {
  const fitted = powerCalibration.parameters;
  const share = fitted.running + fitted.memory * memory + fitted.compute * Math.sqrt(compute);
  return 1000 * kilowatts(gpu) * Math.min(1, share);
}

/** Whether two figures agree to the digits that reports print. */
function agree(printed, worked, what) {
  assert.ok(
    Math.abs(printed - worked) <= 3e-8 * Math.abs(worked) + 1e-12,
    `${what}: the report says ${printed}, the spreadsheet ${worked}`,
  );
}

/** All figures of a part of a report against those worked out; a range is worked out for both its ends. */
function agreeAll(part, worked, what) {
  for (const [name, figure] of Object.entries(worked)) {
    if (figure === null) assert.equal(part[name], null, `${what}: ${name}`);
    else agree(part[name], figure, `${what}: ${name}`);
  }
}

/** The least that `count` cards cost an hour on demand today; instances are rented in full. */
function cheapestHour(gpu, count) {
  const totals = offers
    .filter((offer) => offer.gpu === gpu && offer.current && offer.kind === "on_demand")
    .map((offer) => Math.ceil(count / offer.gpu_count) * offer.gpu_count * offer.usd_per_gpu_hour);
  return totals.length > 0 ? Math.min(...totals) : undefined;
}

function answered(report) {
  assert.equal(report.error, undefined, JSON.stringify(report.error));
  return report;
}

test("serving costs what the rent over its tokens does", () => {
  let cases = 0;
  for (const gpu of cards) {
    for (const count of [1, 2, 3, 4, 8]) {
      for (const own of [undefined, 1.75]) {
        const [input, output] = [512 * count, 128 + 16 * count];
        const { cost, speed } = answered(
          core.estimate({
            workload: "serving",
            model: "Qwen/Qwen3-8B",
            gpu,
            gpu_count: count,
            input_tokens: input,
            output_tokens: output,
            concurrency: 4 * count,
            ...(own ? { price: { usd_per_gpu_hour: own } } : {}),
          }),
        );
        const hour = own ? own * count : cheapestHour(gpu, count);
        const perMillion = (tokensPerSecond) => ((hour / 3600) * 1e6) / tokensPerSecond;
        const all = (tokensPerSecond) => (tokensPerSecond * (input + output)) / output;
        const { output_tokens_per_second: rate } = speed;
        const of = `${count} ${gpu}`;
        agreeAll(
          cost,
          {
            usd_per_hour: hour,
            usd_per_month: hour * hoursAMonth,
            usd_per_million_output_tokens: perMillion(rate),
            usd_per_million_tokens: perMillion(all(rate)),
          },
          of,
        );
        const ends = [...speed.range.output_tokens_per_second].reverse();
        ends.forEach((end, i) => {
          agree(cost.range.usd_per_million_output_tokens[i], perMillion(end), of);
          agree(cost.range.usd_per_million_tokens[i], perMillion(all(end)), of);
        });
        cases += 1;
      }
    }
  }
  assert.ok(cases >= 50);
});

test("a purchase against rents and an API, month by month", () => {
  const terms = [
    { usd_per_gpu: 25_000, server: 9_000, used: 0.6, kwh: 0.1, pue: 1.3, room: 150, months: 48 },
    { usd_per_gpu: 1_600, server: 300, used: 0.25, kwh: 0.31, pue: 1, room: 0, months: 24 },
    { usd_per_gpu: 11_500, server: 0, used: 1, kwh: 0.0625, pue: 1.58, room: 80, months: 36 },
  ];
  for (const gpu of cards) {
    for (const count of [1, 4, 8]) {
      for (const [i, term] of terms.entries()) {
        const [hourly, left, api, yields, grams] = [0.9 + i, 0.1 * i, 0.4 * (i + 1), 900, 380];
        const report = answered(
          core.own({
            gpu,
            gpu_count: count,
            usd_per_gpu: term.usd_per_gpu,
            server_usd_per_gpu: term.server,
            utilization: term.used,
            electricity_usd_per_kwh: term.kwh,
            pue: term.pue,
            hosting_usd_per_kw_month: term.room,
            months: term.months,
            residual_fraction: left,
            price: { usd_per_gpu_hour: hourly },
            api_usd_per_million_tokens: api,
            tokens_per_second: yields,
            grid_g_co2_per_kwh: grams,
          }),
        );
        const of = `${count} ${gpu}, terms ${i}`;
        const hardware = count * (term.usd_per_gpu + term.server);
        const server = (count * kilowatts(gpu) * 10.2) / 5.6; // a DGX H100 over its eight cards
        const hours = hoursAMonth * term.used;
        const boards = count * kilowatts(gpu) * powerCalibration.parameters.usual;
        const energy = wall(boards) * term.pue * hours;
        const running = energy * term.kwh + server * term.room;
        const month = (hardware * (1 - left)) / term.months + running;
        agreeAll(
          report.buy,
          {
            hardware_usd: hardware,
            server_kw: server,
            facility_kw: server * term.pue,
            mean_kw: wall(boards),
            kwh_per_month: energy,
            energy_usd_per_month: energy * term.kwh,
            hosting_usd_per_month: server * term.room,
            usd_per_month: month,
            usd_per_used_hour: month / hours,
            kg_co2_per_month: (energy * grams) / 1000,
          },
          of,
        );
        const rent = hourly * count * hours;
        const even = rent > running ? hardware / (rent - running) : null;
        const [asked] = report.rent;
        agreeAll(
          asked,
          { usd_per_hour: hourly * count, usd_per_month: rent, break_even_month: even },
          of,
        );
        assert.equal(asked.pays_in_time, even !== null && even <= term.months, of);
        assert.equal(report.series.length, term.months + 1, of);
        for (const { month: at, buy_usd: bought, rent_usd: rented } of report.series) {
          agree(bought, hardware + at * running, `${of}, month ${at}`);
          agree(rented[0], at * rent, `${of}, month ${at}`);
        }
        const capacity = (yields * hours * 3600) / 1e6;
        agreeAll(
          report.api,
          {
            break_even_million_tokens_buying: month / api,
            break_even_million_tokens_renting: rent / api,
            capacity_million_tokens: capacity,
            usd_per_month: capacity * api,
          },
          of,
        );
        for (const [at, monthly] of [month, rent].entries()) {
          const whole = { usd_per_month: monthly, usd_total: monthly * term.months };
          agreeAll(
            report.api.against[at],
            { ...whole, usd_per_million_tokens: monthly / capacity },
            of,
          );
        }
      }
    }
  }
});

test("a training run costs its hours", () => {
  for (const gpu of cards.slice(0, 4)) {
    for (const [count, sequence, batch, tokens, epochs] of [
      [1, 1024, 8, 3_000_000, 1],
      [4, 2048, 64, 100_000_001, 3],
      [8, 4096, 128, 1_000_000_000, 2],
    ]) {
      const { configuration, cost, speed, power, working } = answered(
        core.estimate({
          workload: "training",
          method: "lora",
          model: "Qwen/Qwen3-8B",
          gpu,
          gpu_count: count,
          sequence_length: sequence,
          global_batch_sequences: batch,
          dataset_tokens: tokens,
          epochs,
          price: { usd_per_gpu_hour: 2.25 },
        }),
      );
      const steps = Math.ceil((tokens * epochs) / (batch * sequence));
      const hours = (steps * speed.step_seconds * configuration.goodput_factor) / 3600;
      const total = hours * count * 2.25;
      const { inputs: used } = working.find(({ id }) => id === "mean_power_w");
      const drawn = boardWatts(gpu, used.memory_use, used.compute_use);
      agree(power.mean_w_per_card, drawn, gpu);
      agree(power.site_kwh, wall((hours * count * drawn) / 1000) * power.pue, gpu);
      assert.equal(speed.steps, steps);
      agree(speed.hours, hours, gpu);
      agreeAll(
        cost,
        {
          usd_per_hour: count * 2.25,
          usd_total: total,
          usd_per_billion_tokens: total / ((tokens * epochs) / 1e9),
          gpu_hours: hours * count,
          energy_kwh: (hours * count * drawn) / 1000,
        },
        `${count} ${gpu}`,
      );
    }
  }
});

test("a thousand pictures cost the time that they take", () => {
  for (const gpu of cards) {
    for (const count of [1, 2, 8]) {
      const { cost, speed } = answered(
        core.estimate({
          workload: "image",
          model: "stabilityai/stable-diffusion-xl-base-1.0",
          gpu,
          gpu_count: count,
          price: { usd_per_gpu_hour: 1.5 },
        }),
      );
      const perHour = (3600 / speed.seconds_per_image) * count;
      agree(speed.images_per_hour, perHour, gpu);
      agree(cost.usd_per_1000_images, (1.5 * count * 1000) / perHour, gpu);
    }
  }
});

test("a clip costs the time of all cards that work on it", () => {
  for (const [count, together] of [
    [1, 1],
    [8, 8],
    [8, 2],
  ]) {
    const { cost, speed } = answered(
      core.estimate({
        workload: "video",
        model: "THUDM/CogVideoX-5b",
        gpu: "h100-sxm-80gb",
        gpu_count: count,
        cards_per_clip: together,
        price: { usd_per_gpu_hour: 1.5 },
      }),
    );
    agree(speed.clips_per_hour, ((3600 / speed.seconds_per_clip) * count) / together, together);
    agree(cost.usd_per_clip, (1.5 * together * speed.seconds_per_clip) / 3600, together);
  }
});
