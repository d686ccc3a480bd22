#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/advice/common/fix_ids.h"
#include "core/advice/common/note_ids.h"
#include "core/advice/common/pick.h"
#include "core/advice/serving/trial.h"
#include "core/advice/speech/estimate.h"
#include "core/advice/training/estimate.h"
#include "core/advice/training/plan_candidate.h"
#include "core/api/json/working_line.h"
#include "core/catalog/offer.h"
#include "core/memory/reinforcement_footprint.h"
#include "core/time/hpc_roofline.h"
#include "core/workload/embedding.h"
#include "core/workload/hpc.h"
#include "core/workload/image_generation.h"

namespace whichgpu {
namespace {

using Texts = std::set<std::string>;

/// What a schema of the contract allows, by the JSON pointer of its enum.
Texts allowed(const std::string& schema, const std::string& pointer) {
  std::ifstream file(WHICHGPU_DATA "/schema/" + schema + ".schema.json");
  const auto document = nlohmann::json::parse(file, nullptr, false);
  const nlohmann::json::json_pointer place(pointer + "/enum");
  REQUIRE(document.contains(place));
  return document.at(place).get<Texts>();
}

template <typename List>
Texts texts_of(const List& list) {
  return {list.begin(), list.end()};
}

template <typename Enum>
Texts names_in() {
  Texts texts;
  for (const Spelling<Enum>& spelling : names<Enum>) texts.emplace(spelling.name);
  return texts;
}

}  // namespace

TEST_CASE("The schemas know every remark, change and formula of the core, and no other") {
  CHECK(texts_of(note_ids) == allowed("report", "/$defs/note_id"));
  CHECK(texts_of(plan_note_ids) == allowed("plan_report", "/$defs/plan_note_id"));
  CHECK(texts_of(api::working_ids) == allowed("report", "/$defs/working_id"));
  CHECK(texts_of(fix_ids) == allowed("report", "/$defs/fix_id"));
}

TEST_CASE("The schemas of requests list the names that the core reads") {
  CHECK(names_in<Load>() == allowed("serving_request", "/properties/load"));
  CHECK(names_in<AttentionKind>() == allowed("serving_request", "/$defs/attention/properties/kind"));
  CHECK(names_in<OfferKind>() == allowed("serving_request", "/$defs/own_offer/properties/kind"));
  CHECK(names_in<MemoryClass>() == allowed("serving_request", "/$defs/inline_gpu/properties/memory_class"));
  CHECK(names_in<TrainingMethod>() == allowed("training_request", "/properties/method"));
  CHECK(names_in<TrainingPrecision>() == allowed("training_request", "/properties/precision"));
  CHECK(names_in<Optimizer>() == allowed("training_request", "/properties/optimizer"));
  CHECK(names_in<Recompute>() == allowed("training_request", "/properties/recompute"));
  CHECK(names_in<LoraTargets>() == allowed("training_request", "/properties/lora_targets"));
  CHECK(names_in<LogitsHandling>() == allowed("training_request", "/properties/logits"));
  CHECK(names_in<TrainingOffload>() == allowed("training_request", "/properties/offload"));
  CHECK(names_in<ReinforcementMethod>() == allowed("reinforcement_request", "/properties/method"));
  CHECK(names_in<Pools>() == allowed("reinforcement_request", "/properties/placement"));
  CHECK(names_in<ReferenceModel>() == allowed("reinforcement_request", "/properties/reference"));
  CHECK(names_in<Reward>() == allowed("reinforcement_request", "/properties/reward"));
  CHECK(names_in<ImagePrecision>() == allowed("image_request", "/properties/precision"));
  CHECK(names_in<ImageAttention>() == allowed("image_request", "/properties/attention"));
  CHECK(names_in<ImageOffload>() == allowed("image_request", "/properties/offload"));
  CHECK(names_in<EmbeddingServer>() == allowed("embedding_request", "/properties/server"));
  CHECK(names_in<HpcPrecision>() == allowed("hpc_request", "/properties/precision"));
}

TEST_CASE("The schemas of reports list the names that the core writes") {
  CHECK(names_in<Verdict>() == allowed("report", "/$defs/fit/properties/verdict"));
  CHECK(names_in<Bound>() == allowed("report", "/$defs/speed/properties/bound"));
  CHECK(names_in<ConcurrencyLimit>() == allowed("report", "/$defs/speed/properties/limited_by"));
  CHECK(names_in<Basis>() == allowed("report", "/$defs/speed/properties/basis"));
  CHECK(names_in<ServingLimit>() == allowed("report", "/$defs/capacity/properties/limited_by"));
  CHECK(names_in<ReinforcementPhase>() == allowed("reinforcement_report", "/$defs/peak/properties/phase"));
  CHECK(names_in<TrainingBound>() == allowed("training_report", "/$defs/speed/properties/bound"));
  CHECK(names_in<StreamLimit>() ==
        allowed("speech_report", "/$defs/speed/properties/streams/oneOf/0/properties/limited_by"));
  CHECK(names_in<Unit>() == allowed("hpc_report", "/$defs/roof/properties/unit"));
  CHECK(names_in<PlanLabel>() == allowed("plan_report", "/$defs/label"));
  CHECK(names_in<TrainingLimit>() == allowed("plan_report", "/$defs/training_plan/properties/binding"));
}

}  // namespace whichgpu
