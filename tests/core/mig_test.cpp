#include "core/catalog/mig.h"

#include <cmath>
#include <doctest/doctest.h>

#include "core/advice/serving/mig_fit.h"
#include "core/memory/serving_footprint.h"

#include "tests/core/support.h"

using namespace whichgpu;
using whichgpu::test::answer;
using whichgpu::test::error_of;
using whichgpu::test::gib;

TEST_CASE("A slice is its share of the card") {
  // 1g.10gb of an H100 SXM: 16 of 132 multiprocessors, one of eight memory slices, 9.75 GiB listed.
  const std::optional<Gpu> slice = find_card_or_slice("H100:1G.10GB");
  REQUIRE(slice);
  CHECK(slice->id == "h100-sxm-80gb:1g.10gb");
  CHECK(slice->dense.bf16 == doctest::Approx(989.4e12 * 16 / 132).epsilon(0.001));
  CHECK(slice->dense.fp64_tensor == doctest::Approx(66.9e12 * 16 / 132).epsilon(0.001));
  CHECK(slice->memory_bandwidth == doctest::Approx(3350e9 / 8));
  CHECK(slice->memory_bytes == 9.75 * gib);
  CHECK(slice->interconnect.nvlink_bytes_per_second == 0);
  CHECK(slice->interconnect.pcie_bytes_per_second == 0);
}

TEST_CASE("Slices of no card exceed it") {
  for (const MigProfile& profile : tables::mig_profiles()) {
    CAPTURE(profile.id);
    const Gpu* card = find_gpu(profile.card);
    REQUIRE(card != nullptr);
    CHECK(profile.instances * profile.memory_bytes <= card->memory_bytes);
    CHECK(profile.instances * profile.memory_share <= 1);
    CHECK(profile.instances * profile.compute_share <= 1);
    CHECK(profile.instances <= card->mig_instances);
    CHECK(find_mig_profile(profile.id) == &profile);
  }
}

TEST_CASE("How many copies of a model a card holds") {
  // Llama 3.1 8B: 16.06 GB of BF16 weights. An 80 GB card's 1g.10gb (9.75 GiB) is too small for them; a
  // 1g.20gb ((19.62 - 0.45) GiB x 0.92 = 17.6 GiB usable) lacks the room for activations of 8,192 tokens and
  // a cache; 3g.40gb (39.5 GiB) holds it: two copies.
  ServingQuestion q = test::question("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1, "bf16");
  const std::vector<MigFit> fits = mig_fits(q.serving, model_shape(*q.serving.model));
  REQUIRE(fits.size() == 6);
  CHECK(fits[0].profile->name == "1g.10gb");
  CHECK(fits[0].models() == 0);
  CHECK(fits[3].profile->name == "3g.40gb");
  CHECK(fits[3].models() == 2);
  q.serving.gpu = find_gpu("l40s-48gb");
  CHECK(mig_fits(q.serving, model_shape(*q.serving.model)).empty());
}

TEST_CASE("How many copies of a model share an uncut card") {
  // The same card, 79.65 GiB: each copy takes 16.06 GB of weights, 1 GiB of cache, activations and its own
  // context and graphs, near 20 GB: four of them are more than 0.92 of the card, three are not.
  ServingQuestion q = test::question("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1, "bf16");
  const ServingFootprint one =
      serving_footprint(q.serving, model_shape(*q.serving.model),
                        weight_bytes(*q.serving.weights, model_shape(*q.serving.model)), 1);
  CHECK(copies_sharing(q.serving, model_shape(*q.serving.model)) ==
        std::floor(0.92 * (q.serving.gpu->memory_bytes - 483e6) / one.needed_bytes));
  CHECK(copies_sharing(q.serving, model_shape(*q.serving.model)) == 3);
  q.serving.concurrency = 32;  // 32 GiB of cache: 50 GB and more each
  CHECK(copies_sharing(q.serving, model_shape(*q.serving.model)) == 1);
  q.serving.concurrency = 1;
  const Gpu slice = *find_card_or_slice("h100:1g.10gb");
  q.serving.gpu = &slice;  // of a slice the whole card is meant
  CHECK(copies_sharing(q.serving, model_shape(*q.serving.model)) == 3);
  // 70.6 x 2 GB fit no card of 80 GB, however many cards the question has.
  q = test::question("meta-llama/Llama-3.1-70B-Instruct", "h100-sxm-80gb", 4, "bf16");
  CHECK(copies_sharing(q.serving, model_shape(*q.serving.model)) == 0);
}

TEST_CASE("A slice is the GPU of a serving estimate") {
  const auto ask = [](const char* gpu, const char* more) {
    return answer("estimate",
                  std::string(R"({"workload":"serving","model":"meta-llama/Llama-3.1-8B-Instruct","gpu":")") +
                      gpu + "\"" + more + "}");
  };
  const test::Json slice = ask("h100-sxm-80gb:3g.40gb", "");
  REQUIRE(error_of(slice).empty());
  CHECK(slice["configuration"]["gpu"]["id"] == "h100-sxm-80gb:3g.40gb");
  const test::Json whole = ask("h100-sxm-80gb", "");
  const double ratio = slice["speed"]["tpot_ms"].get<double>() / whole["speed"]["tpot_ms"].get<double>();
  CHECK(ratio > 1.4);  // half of the bandwidth; launches take as long as on the whole card
  CHECK(ratio < 2.1);
  CHECK(whole["cost"]["usd_per_hour"].get<double>() ==
        doctest::Approx(2 * slice["cost"]["usd_per_hour"].get<double>()));

  CHECK(error_of(ask("h100-sxm-80gb:3g.40gb", R"(,"gpu_count":2)")) == "bad_value gpu_count");
  const test::Json none = ask("l40s:1g.10gb", "");
  CHECK(error_of(none) == "unknown_gpu gpu");
  CHECK(none["error"]["suggestions"][0] == "l40s-48gb");
  const test::Json wrong = ask("h100-sxm-80gb:1g.11gb", "");
  CHECK(error_of(wrong) == "unknown_gpu gpu");
  CHECK(wrong["error"]["suggestions"][0] == "h100-sxm-80gb:1g.10gb");
  CHECK(error_of(ask(":", "")) == "unknown_gpu gpu");
}
