#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/api/json/reader.h"
#include "core/api/plan/request.h"
#include "core/workload/workload.h"

namespace whichgpu::api {

/// Loads that are served request by request.
struct ArrivalsPart {
  Load (*usual_load)(Reader& reader, std::optional<Error>& error);
  void (*read)(Reader& reader, ServingQuestion& question, std::optional<Error>& error);
  void (*read_percentile)(Reader& reader, ServingPlanQuestion& question);
  Fragment (*report)(const ServingEstimate& estimate);
  void (*add_lines)(Array& lines, const ServingEstimate& estimate);
};

/// Pictures and videos in prompts.
struct PicturesPart {
  Pictures (*read)(Reader& reader, const Model& model, std::optional<Error>& error);
  Object (*speed_report)(const ServingEstimate& estimate);
  Object (*encoder_report)(const ServingEstimate& estimate);
  void (*add_lines)(Array& lines, const ServingEstimate& estimate);
};

/// What is asked beside an estimate of serving: adapters, how the engine starts, what shares a card, and
/// cards in two pools.
struct AsidePart {
  void (*read)(Reader& reader, ServingQuestion& question, std::optional<Error>& error);
  void (*report)(Object& report, const ServingEstimate& estimate);
  void (*add_lines)(Array& lines, const ServingEstimate& estimate);
};

/// Cards that one has, in a plan.
struct ExistingPart {
  std::vector<ExistingCards> (*read)(Reader& reader, const std::vector<PricedCard>& cards, double most_gpus,
                                     std::optional<Error>& error);
  Fragment (*report)(const PlanInput& input, const OnExisting& found);
};

/// One question that call() takes, by its name; the catalog asks nothing and is always there.
struct Method {
  std::string_view name;
  Fragment (*ask)(const Json& request);
};

/// One workload of estimates.
struct Estimator {
  Workload workload;
  Fragment (*ask)(const Json& request);
};

/// What a program answers of what this library can. Whatever is missing is answered by the error elsewhere().
struct Parts {
  std::span<const Method> methods;
  std::span<const Estimator> estimators;
  /// A model that the request describes itself.
  std::optional<Error> (*read_model)(const Json& object, const std::string& path, Model& model) = nullptr;
  /// The same of a card.
  std::optional<Error> (*read_card)(const Json& object, const std::string& path, Gpu& gpu) = nullptr;
  const ArrivalsPart* arrivals = nullptr;
  const ExistingPart* existing = nullptr;
  const AsidePart* aside = nullptr;
  const PicturesPart* pictures = nullptr;
};

/// The parts of this program. The library has all of them (whole.cpp) unless the program defines this
/// function: what that does not name is then not linked.
const Parts& parts();

/// What a program says that was made without what is asked: code "elsewhere", which the whole library never
/// says.
Error elsewhere();

/// Reads a question, has it answered, and writes the answer down.
template <typename Input>
Fragment ask(const Json& request) {
  Input input;
  if (const std::optional<Error> error = read(request, input)) return error_report(*error);
  return write(input, answer(input.question));
}

}  // namespace whichgpu::api
