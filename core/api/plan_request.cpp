#include "core/api/plan_request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/api/inline_model.h"
#include "core/api/inline_model_report.h"
#include "core/api/model_request.h"
#include "core/api/reader.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_of_size.h"

namespace whichgpu::api {
namespace {

constexpr double billion = 1e9;
constexpr double usual_headroom = 1.3;  // bursts, growth, an estimate that was too hopeful: judgement
constexpr double hours_per_month = 730;
constexpr std::size_t most_entries = 100;

void read_model_or_size(const Json& request, Reader& reader, PlanInput& input) {
  const bool sized = reader.has("model_params_billion");
  if (sized == reader.has("model")) {
    reader.fail({sized ? "bad_value" : "missing_field",
                 "model",
                 sized ? "Give model or model_params_billion, not both."
                       : "model or model_params_billion is missing.",
                 {},
                 {},
                 {}});
    return;
  }
  if (!sized) {
    input.question.model = read_model(reader, input.custom_model);
    input.model = request["model"];
    return;
  }
  const double size = reader.number("model_params_billion", {0.1, 2000}, 1);
  if (reader.failed()) return;
  const Model scaled = model_of_size(size * billion);
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "Dense model of %.4gB", size);
  input.scaled_from = scaled.name;
  input.model = dense_model_report(scaled, name.data());
  if (std::optional<Error> error = read_inline_model(input.model, "model", input.custom_model)) {
    reader.fail(*error);
  }
  input.question.model = &input.custom_model;
}

void read_serving(Reader& reader, PlanInput& input, std::optional<Error>& error) {
  constexpr Range tokens_range{1, 10'000'000};
  constexpr Range users_range{1, 100'000};
  constexpr Range milliseconds_range{0.01, 10'000'000};
  constexpr double milliseconds = 1e-3;
  const Json* object = reader.object("serving");
  if (object == nullptr) {
    reader.fail({"missing_field", "serving", "serving is missing: users, lengths and limits.", {}, {}, {}});
    return;
  }
  Reader serving(*object, "serving", error);
  ServingNeed& need = input.question.need;
  input.headroom = serving.number("headroom", {1, 10}, usual_headroom);
  if (serving.has("concurrency") && serving.has("requests_per_second")) {
    serving.fail({"bad_value", "serving", "Give concurrency or requests_per_second, not both.", {}, {}, {}});
  }
  input.asked_requests_per_second =
      serving.number("requests_per_second", {0.0001, 10'000}, 0) * serving.number("peak_factor", {1, 100}, 1);
  const double users = serving.count("concurrency", users_range, 1);
  if (input.asked_requests_per_second <= 0) input.asked_concurrency = users;
  // 20 x 1.1 is 22.000000000000004 in binary; it does not take 23.
  need.concurrency = std::min(users_range.most, std::ceil(users * input.headroom - 1e-9));
  need.requests_per_second = input.asked_requests_per_second * input.headroom;
  need.input_tokens = serving.count("input_tokens", tokens_range, 1024);
  need.output_tokens = serving.count("output_tokens", tokens_range, 1024);
  need.cached_prefix_fraction = serving.number("cached_prefix_fraction", {0, 1}, 0);
  need.limits.max_ttft_seconds = serving.number("max_ttft_ms", milliseconds_range, no_limit) * milliseconds;
  need.limits.max_tpot_seconds = serving.number("max_tpot_ms", milliseconds_range, no_limit) * milliseconds;
  serving.finish();
}

void read_budget(Reader& reader, PlanInput& input, std::optional<Error>& error) {
  const Json* object = reader.object("budget");
  if (object == nullptr) return;
  Reader budget(*object, "budget", error);
  if (budget.has("usd_per_hour") == budget.has("usd_per_month")) {
    budget.fail({"bad_value", "budget", "budget needs either usd_per_hour or usd_per_month.", {}, {}, {}});
  }
  const double per_month = budget.number("usd_per_month", {1, 1e9}, no_limit);
  input.question.max_usd_per_hour = budget.number("usd_per_hour", {0.01, 1e6}, per_month / hours_per_month);
  budget.finish();
}

/// The texts of a list; empty if it is absent.
std::vector<std::string> read_texts(Reader& reader, const char* name) {
  std::vector<std::string> texts;
  const Json* list = reader.array(name);
  if (list == nullptr) return texts;
  for (const Json& item : *list) {
    if (!item.is_string() || list->size() > most_entries) {
      reader.fail(
          {"bad_value", name, std::string(name) + " must be a list of at most 100 texts.", {}, {}, {}});
      break;
    }
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

const Gpu* named_card(Reader& reader, const std::string& path, const std::string& name) {
  const Gpu* gpu = find_gpu(name);
  if (gpu == nullptr) {
    reader.fail({"unknown_gpu",
                 path,
                 "There is no GPU " + quote(name) + " in the catalog.",
                 nearest_gpu_ids(name),
                 {},
                 {}});
  }
  return gpu;
}

/// Fails unless `text` is one of `known`; case does not matter.
void check_known(Reader& reader, const char* name, const std::vector<std::string>& texts,
                 const std::vector<std::string>& known) {
  for (const std::string& text : texts) {
    const bool found =
        std::any_of(known.begin(), known.end(), [&](const std::string& one) { return same_name(one, text); });
    if (!found) {
      reader.fail({"bad_value", name, std::string(name) + " has no " + quote(text) + ".", known, {}, {}});
    }
  }
}

bool contains(const std::vector<std::string>& texts, std::string_view one) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return same_name(text, one); });
}

template <typename Entries, typename Text>
std::vector<std::string> distinct(const Entries& entries, Text text) {
  std::vector<std::string> all;
  for (const auto& entry : entries) all.emplace_back(text(entry));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

const char* name_of(OfferKind kind) {
  constexpr std::array names{"on_demand", "spot", "reserved", "promotion"};
  return names[static_cast<std::size_t>(kind)];
}

void read_own_prices(Reader& reader, std::vector<PlanCard>& cards, std::optional<Error>& error) {
  const Json* list = reader.array("prices");
  if (list == nullptr) return;
  if (list->size() > most_entries) {
    reader.fail({"bad_value", "prices", "prices may have at most 100 entries.", {}, 0, most_entries});
    return;
  }
  std::size_t index = 0;
  for (const Json& item : *list) {
    const std::string path = "prices[" + std::to_string(index++) + "]";
    if (!item.is_object()) {
      reader.fail({"bad_value", path, path + " must be an object.", {}, {}, {}});
      return;
    }
    Reader price(item, path, error);
    const Gpu* gpu = named_card(price, path + ".gpu", std::string(price.text("gpu", {})));
    const double usd = price.required_number("usd_per_gpu_hour", {0, 10'000});
    price.finish();
    for (PlanCard& card : cards) {
      if (card.gpu == gpu) card.own_usd_per_gpu_hour = usd;
    }
  }
}

/// Cards that the request allows, with the offers it allows.
void read_cards(Reader& reader, PlanInput& input, std::optional<Error>& error) {
  const std::vector<std::string> vendors = read_texts(reader, "vendors");
  const std::vector<std::string> gpus = read_texts(reader, "gpus");
  const std::vector<std::string> providers = read_texts(reader, "providers");
  std::vector<std::string> terms = read_texts(reader, "terms");
  check_known(reader, "vendors", vendors, distinct(tables::gpus(), [](const Gpu& g) { return g.vendor; }));
  check_known(reader, "providers", providers,
              distinct(tables::offers(), [](const Offer& o) { return o.provider; }));
  check_known(reader, "terms", terms, {"on_demand", "spot", "reserved", "promotion"});
  if (terms.empty()) terms = {"on_demand"};
  std::vector<const Gpu*> named;
  named.reserve(gpus.size());
  for (const std::string& gpu : gpus) named.push_back(named_card(reader, "gpus", gpu));
  for (const Gpu& gpu : tables::gpus()) {
    if (!vendors.empty() && !contains(vendors, gpu.vendor)) continue;
    if (!named.empty() && std::find(named.begin(), named.end(), &gpu) == named.end()) continue;
    PlanCard card;
    card.gpu = &gpu;
    for (const Offer& offer : tables::offers()) {
      if (offer.gpu != gpu.id || !offer.current || !contains(terms, name_of(offer.kind))) continue;
      if (providers.empty() || contains(providers, offer.provider)) card.offers.push_back(&offer);
    }
    input.question.cards.push_back(card);
  }
  read_own_prices(reader, input.question.cards, error);
}

int read_bits(Reader& reader, const char* name, std::initializer_list<int> choices, int fallback) {
  const int bits = reader.integer(name, {static_cast<double>(*choices.begin()), 16}, fallback);
  if (!reader.failed() && std::find(choices.begin(), choices.end(), bits) == choices.end()) {
    std::vector<std::string> suggestions;
    for (const int choice : choices) suggestions.push_back(std::to_string(choice));
    reader.fail(
        {"bad_value", name, std::string(name) + " must be 16, 8 or, for weights, 4.", suggestions, {}, {}});
  }
  return bits;
}

}  // namespace

std::optional<Error> read_plan_request(const Json& request, PlanInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  read_model_or_size(request, reader, input);
  read_serving(reader, input, error);
  read_budget(reader, input, error);
  read_cards(reader, input, error);
  input.question.max_gpus = reader.integer("max_gpus", {1, 64}, 64);
  input.question.least_weight_bits = read_bits(reader, "least_weight_bits", {4, 8, 16}, 4);
  input.question.least_kv_bits = read_bits(reader, "least_kv_bits", {8, 16}, 8);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
