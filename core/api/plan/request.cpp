#include "core/api/plan/request.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/report.h"
#include "core/api/model/request.h"
#include "core/api/parts.h"
#include "core/api/plan/cards.h"
#include "core/api/read/own_offers.h"
#include "core/api/read/running.h"
#include "core/api/serving/pictures_request.h"
#include "core/api/training/work.h"
#include "core/catalog/model_of_size.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {
constexpr double most_serving_gpus = 64;
constexpr double most_training_gpus = 4096;
constexpr double usual_headroom = 1.3;  // bursts, growth, an estimate that was too hopeful: judgement

void read_model_or_size(const Json& request, Reader& reader, PlanInput& input) {
  const bool sized = reader.has("model_params_billion");
  if (sized == reader.has("model")) {
    reader.fail(sized ? bad_value("model", "Give model or model_params_billion, not both.")
                      : Error{"missing_field", "model", "model or model_params_billion is missing."});
    return;
  }
  if (!sized) {
    input.question.model = read_model(reader, input.custom_model);
    input.model = request.find("model")->written();
    return;
  }
  const double size = reader.number("model_params_billion", {0.1, 2000}, 1);
  if (reader.failed()) return;
  const Model scaled = model_of_size(size * giga);
  constexpr int digits = 4;
  const std::string name = "Dense model of " + rounded(size, digits) + "B";
  input.question.scaled_from = scaled.name;
  input.model = dense_model_report(scaled, name);
  input.sized_model = std::make_shared<const Json>(*Json::parse(input.model.text()));
  if (std::optional<Error> error = read_described_model(*input.sized_model, "model", input.custom_model)) {
    reader.fail(*error);
  }
  input.question.model = &input.custom_model;
}

/// What a plan cannot weigh of a model whose speed is not estimated.
Error needs_speed(std::string field) {
  return bad_value(std::move(field), "No speed of the model is estimated: name concurrency alone.");
}

/// Of such a model a rate says nothing of the cards, and limits on time are not kept.
void leave_times_out(Reader& serving, ServingNeed& need) {
  need.limits = {};
  for (const char* name : {"requests_per_second", "percentile"}) {
    if (serving.has(name)) serving.fail(needs_speed(serving.field(name)));
  }
}

void read_serving(Reader& reader, PlanInput& input, std::optional<Error>& error) {
  constexpr Range tokens_range{1, 16'777'216};
  constexpr Range users_range{1, 100'000};
  constexpr Range milliseconds_range{0.01, 10'000'000};
  const Json* object = reader.object("serving");
  if (object == nullptr) return;
  Reader serving(*object, "serving", error);
  ServingPlanQuestion& question = input.question.serving.emplace();
  question.model = input.question.model;
  ServingNeed& need = question.need;
  question.headroom = serving.number("headroom", {1, 10}, usual_headroom);
  if (serving.has("concurrency") && serving.has("requests_per_second")) {
    serving.fail(bad_value("serving", "Give concurrency or requests_per_second, not both."));
  }
  need.requests_per_second =
      serving.number("requests_per_second", {0.0001, 10'000}, 0) * serving.number("peak_factor", {1, 100}, 1);
  need.concurrency = serving.count("concurrency", users_range, 1);
  if (need.requests_per_second <= 0) question.asked_concurrency = need.concurrency;
  need.input_tokens = serving.count("input_tokens", tokens_range, 1024);
  if (parts().pictures != nullptr) {
    need.pictures = parts().pictures->read(serving, *question.model, error);
    need.input_tokens += need.pictures.tokens();
    add_pictures(input.pictures, *object);
  } else if (has_pictures(serving)) {
    serving.fail(elsewhere());
  }
  need.output_tokens = serving.count("output_tokens", tokens_range, 1024);
  need.cached_prefix_fraction = serving.number("cached_prefix_fraction", {0, 1}, 0);
  question.tuning = serving.choice("tuning", Tuning::as_started);
  need.limits.max_ttft_seconds =
      serving.number("max_ttft_ms", milliseconds_range, no_limit) / milliseconds_per_second;
  need.limits.max_tpot_seconds =
      serving.number("max_tpot_ms", milliseconds_range, no_limit) / milliseconds_per_second;
  need.limits.max_e2e_seconds =
      serving.number("max_e2e_ms", milliseconds_range, no_limit) / milliseconds_per_second;
  if (parts().arrivals != nullptr) {
    parts().arrivals->read_percentile(serving, question);
  } else if (serving.has("percentile")) {
    serving.fail(elsewhere());
  }
  for (const char* limit : {"max_ttft_ms", "max_tpot_ms", "max_e2e_ms", "percentile"}) {
    const bool kept = serving.has(limit) && generates(*question.model);
    if (kept) input.limits.add(limit, object->find(limit)->written());
  }
  if (!generates(*question.model)) leave_times_out(serving, need);
  if (!writes_answers(*question.model)) need.output_tokens = 1;
  need = with_headroom(need, question.headroom);
  serving.finish();
}

void read_training(Reader& reader, PlanInput& input, std::optional<Error>& error) {
  const Json* object = reader.object("training");
  if (object == nullptr) return;
  Reader training(*object, "training", error);
  TrainingPlanQuestion& question = input.question.training.emplace();
  question.work.training.model = input.question.model;
  read_training_work(training, question.work);
  question.deadline_hours = training.number("deadline_hours", {0.01, 1e6}, no_limit);
  training.finish();
}

Budget read_budget(Reader& reader, bool trains, std::optional<Error>& error) {
  const Json* object = reader.object("budget");
  if (object == nullptr) return {};
  Reader budget(*object, "budget", error);
  if (object->empty()) {
    budget.fail(
        bad_value("budget", "budget needs usd_per_hour, usd_per_month or, for a training run, usd_total."));
  }
  Budget read;
  read.usd_per_hour = budget.number("usd_per_hour", {0.01, 1e6}, no_limit);
  read.usd_per_month = budget.number("usd_per_month", {1, 1e9}, no_limit);
  read.usd_total = budget.number("usd_total", {0.01, 1e12}, no_limit);
  if (read.usd_total < no_limit && !trains) {
    budget.fail(
        bad_value("budget.usd_total",
                  "budget.usd_total is for a training run; serving has usd_per_hour and usd_per_month."));
  }
  budget.finish();
  return read;
}

int read_bits(Reader& reader, const char* name, std::initializer_list<int> choices, int fallback) {
  const int bits = reader.integer(name, {static_cast<double>(*choices.begin()), 16}, fallback);
  if (!reader.failed() && std::find(choices.begin(), choices.end(), bits) == choices.end()) {
    std::vector<std::string> suggestions;
    for (const int choice : choices) suggestions.push_back(std::to_string(choice));
    reader.fail(bad_value(name, std::string(name) + " must be 16, 8 or, for weights, 4.", suggestions));
  }
  return bits;
}

double most_gpus(const PlanInput& input) {
  return input.question.serving ? most_serving_gpus : most_training_gpus;
}

void read_existing_cards(Reader& reader, PlanInput& input, const std::vector<PricedCard>& cards,
                         std::optional<Error>& error) {
  if (!reader.has("existing")) return;
  if (parts().existing == nullptr) {
    reader.fail(elsewhere());
    return;
  }
  if (input.question.serving && input.question.serving->at_percentile != nullptr) {
    reader.fail(bad_value("serving.percentile", "Leave existing or serving.percentile out."));
    return;
  }
  if (input.question.serving && !generates(*input.question.model)) {
    reader.fail(needs_speed("existing"));
    return;
  }
  std::vector<ExistingCards> existing = parts().existing->read(reader, cards, most_gpus(input), error);
  if (!existing.empty()) input.question.existing.emplace().cards = std::move(existing);
}

}  // namespace

std::optional<Error> read(const Json& request, PlanInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  read_model_or_size(request, reader, input);
  if (error) return error;
  read_serving(reader, input, error);
  read_training(reader, input, error);
  if (!input.question.serving && !input.question.training) {
    reader.fail({"missing_field",
                 "serving",
                 "serving or training is missing: what the cards are for.",
                 {"serving", "training"}});
  }
  input.question.budget = read_budget(reader, input.question.training.has_value(), error);
  input.question.running = read_running_costs(reader);
  input.own_offers = read_own_offers(reader, error);
  const std::vector<PricedCard> priced = read_priced_cards(reader, input.own_offers, error);
  input.cards = read_allowed_cards(reader, priced);
  read_existing_cards(reader, input, priced, error);
  const int max_gpus = reader.integer("max_gpus", {1, most_gpus(input)}, 0);
  const int weight_bits = read_bits(reader, "least_weight_bits", {4, 8, 16}, 4);
  const int kv_bits = read_bits(reader, "least_kv_bits", {8, 16}, 8);
  reader.finish();
  if (error) return error;
  PlanQuestion& question = input.question;
  if (question.serving) {
    question.serving->cards = input.cards;
    if (max_gpus > 0) question.serving->max_gpus = max_gpus;
    question.serving->least_weight_bits = weight_bits;
    question.serving->least_kv_bits = kv_bits;
  }
  if (question.training) {
    question.training->cards = input.cards;
    if (max_gpus > 0) question.training->max_gpus = max_gpus;
  }
  return error;
}

}  // namespace whichgpu::api
