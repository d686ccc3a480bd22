#include "core/api/serving/arrivals_request.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "core/advice/arrivals/percentile_plans.h"
#include "core/advice/arrivals/users_in_loop.h"
#include "core/catalog/tables.h"
#include "core/catalog/units.h"

namespace whichgpu::api {
namespace {

constexpr Range rate_range{1e-4, 1e5};
constexpr Range burstiness_range{0, 5};
constexpr Range pause_range{0, 86'400};
constexpr Range job_range{1, 1'000'000};
constexpr Range prompts_range{1, 1'000'000};
constexpr Range turns_range{1, 200};
constexpr Range length_range{1, 16'777'216};
constexpr Range limit_range{0.01, 10'000'000};
constexpr double most_users = 100'000;

/// Means that were given, and how the lengths spread around them.
void read_lengths(Reader& reader, const char* name, const char* mean_name, double& mean, Lengths& lengths,
                  std::optional<Error>& error) {
  lengths.mean = mean;
  const Json* object = reader.object(name);
  if (object == nullptr) return;
  Reader spread(*object, name, error);
  if (spread.has("p90")) {
    lengths.law = LengthLaw::lognormal;
    lengths.p90 = spread.required_number("p90", {mean, std::floor(mean * most_p90_over_mean)});
    lengths.most = spread.count("max", {lengths.p90, length_range.most}, length_range.most);
  } else {
    lengths.law = LengthLaw::uniform;
    lengths.least = spread.count("min", length_range, 1);
    lengths.most = spread.required_number("max", {lengths.least, length_range.most});
    lengths.mean = std::round((lengths.least + lengths.most) / 2);
    if (reader.has(mean_name) && std::abs(mean - lengths.mean) > 1) {
      reader.fail(bad_value(mean_name, std::string(mean_name) + " must be the mean of " + name + "."));
    }
    mean = lengths.mean;
  }
  spread.finish();
}

void read_when(Reader& reader, const Serving& serving, ArrivalsQuestion& asked, std::optional<Error>& error) {
  Arrivals& a = asked.arrivals;
  const Json* object = reader.object("arrivals");
  if (object == nullptr) {
    if (a.kind != ArrivalKind::closed) {
      reader.fail(missing("arrivals", "the load " + std::string(name_of(serving.load)) + " needs it"));
    }
    return;
  }
  Reader when(*object, "arrivals", error);
  if (serving.load == Load::open) a.per_second = when.required_number("requests_per_second", rate_range);
  if (serving.load == Load::sessions) a.per_second = when.required_number("sessions_per_second", rate_range);
  if (serving.load == Load::job) a.requests = when.required_integer("requests", job_range);
  if (a.together) a.requests = when.integer("requests", job_range, a.requests);
  if (serving.load == Load::steady) a.think_seconds = when.number("think_seconds", pause_range, 0);
  if (serving.load == Load::open || serving.load == Load::sessions) {
    a.burstiness = when.number("burstiness", burstiness_range, 1);
    asked.curve = when.flag("curve", false);
  }
  when.finish();
}

void refuse_lengths(Reader& reader) {
  for (const char* field : {"input_length", "output_length"}) {
    if (!reader.has(field)) continue;
    reader.fail(
        bad_value(field, "The load benchmark has lengths of its own, up to those given: take burst."));
  }
}

/// The prompt of a turn is in the mean half of the conversation long, and all but what is new is cached.
void read_sessions(Reader& reader, Serving& serving, Arrivals& a, std::optional<Error>& error) {
  const Json* object = reader.object("sessions");
  if (object == nullptr) {
    reader.fail(missing("sessions", "the load sessions needs it"));
    return;
  }
  Reader sessions(*object, "sessions", error);
  a.sessions.turns = sessions.required_integer("turns", turns_range);
  a.sessions.first_input_tokens = sessions.count("first_input_tokens", length_range, a.input.mean);
  a.sessions.tool_seconds = sessions.number("tool_seconds", pause_range, 0);
  sessions.finish();
  const double later = a.sessions.turns - 1;
  const double fresh = (a.sessions.first_input_tokens + a.input.mean * later) / a.sessions.turns;
  serving.input_tokens =
      std::round(a.sessions.first_input_tokens + (a.input.mean + a.output.mean) * later / 2);
  serving.cached_prefix_fraction = std::max(1 - fresh / serving.input_tokens, 0.0);
  serving.requests_per_second = a.per_second * a.sessions.turns;
}

ArrivalKind kind_of(Load load) {
  switch (load) {
    case Load::open:
      return ArrivalKind::open;
    case Load::sessions:
      return ArrivalKind::sessions;
    case Load::job:
      return ArrivalKind::job;
    default:
      return ArrivalKind::closed;
  }
}

/// Of the requests that limits hold for; 0: limits are of means.
int percentile_of(Reader& reader) {
  constexpr std::array known = {50, 90, 95, 99};
  if (!reader.has("percentile")) return 0;
  const int asked = reader.required_integer("percentile", {known.front(), known.back()});
  if (!reader.failed() && std::find(known.begin(), known.end(), asked) == known.end()) {
    reader.fail(
        bad_value(reader.field("percentile"), "percentile is 50, 90, 95 or 99.", {"50", "90", "95", "99"}));
  }
  return asked;
}

}  // namespace

void read_percentile(Reader& reader, ServingPlanQuestion& question) {
  question.need.limits.percentile = percentile_of(reader);
  if (question.need.limits.percentile > 0) question.at_percentile = &percentile_plans;
}

Load usual_load(Reader& reader, std::optional<Error>& error) {
  const Json* object = reader.object("arrivals");
  if (object == nullptr) return Load::steady;
  Reader when(*object, "arrivals", error);
  if (when.has("requests_per_second")) return Load::open;
  if (when.has("sessions_per_second")) return Load::sessions;
  return when.has("requests") ? Load::job : Load::steady;
}

void read_arrivals(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  Serving& serving = question.serving;
  question.served = &one_by_one;
  question.limits.percentile = percentile_of(reader);
  question.limits.max_e2e_seconds =
      reader.number("max_e2e_ms", limit_range, LatencyLimits::none) / milliseconds_per_second;
  const ArrivalKind kind = kind_of(serving.load);
  const char* asked_for = nullptr;
  for (const char* field :
       {"arrivals", "input_length", "output_length", "distinct_prompts", "percentile", "max_e2e_ms"}) {
    if (reader.has(field)) asked_for = field;
  }
  const bool single_requests = is_closed_loop(serving.load) || kind != ArrivalKind::closed;
  if (!single_requests && asked_for != nullptr) {
    reader.fail(bad_value(asked_for, "The load " + std::string(name_of(serving.load)) + " has no " +
                                         asked_for + ": offline and static have none."));
  }
  if (kind != ArrivalKind::closed && reader.has("concurrency")) {
    reader.fail(bad_value("concurrency", "The load " + std::string(name_of(serving.load)) +
                                             " has no number of users: it follows from arrivals."));
  }
  if (reader.failed() || !single_requests || (kind == ArrivalKind::closed && asked_for == nullptr)) return;

  ArrivalsQuestion& asked = question.arrivals.emplace();
  Arrivals& a = asked.arrivals;
  a = users_in_loop(serving, tables::serving_calibration());
  a.kind = kind;
  if (serving.load == Load::benchmark) {
    refuse_lengths(reader);
  } else {
    read_lengths(reader, "input_length", "input_tokens", serving.input_tokens, a.input, error);
    read_lengths(reader, "output_length", "output_tokens", serving.output_tokens, a.output, error);
  }
  read_when(reader, serving, asked, error);
  a.distinct_prompts = reader.integer("distinct_prompts", prompts_range, 0);
  if (kind == ArrivalKind::open) serving.requests_per_second = a.per_second;
  if (kind == ArrivalKind::job) serving.concurrency = std::min<double>(a.requests, most_users);
  if (kind == ArrivalKind::sessions && !reader.failed()) read_sessions(reader, serving, a, error);
}

}  // namespace whichgpu::api
