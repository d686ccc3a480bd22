#include "core/advice/serving/plan_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <set>

#include "core/advice/serving/plan_units.h"
#include "core/catalog/engine_support.h"

#include "tests/core/plan_support.h"
#include "tests/core/support.h"

using namespace whichgpu;
using test::offer_of;

namespace {

ServingPlanSearch plans_of(const ServingPlanQuestion& question) {
  return search_serving_plans(question, model_shape(*question.model), tables::serving_calibration());
}

std::optional<ServingCandidate> cheapest_of(const ServingPlanQuestion& question) {
  return cheapest_service(question, model_shape(*question.model), tables::serving_calibration());
}

/// Every configuration that meets the need, worked out one by one.
std::vector<ServingCandidate> all_that_work(const ServingPlanQuestion& question) {
  const ModelShape shape = model_shape(*question.model);
  std::vector<ServingCandidate> all;
  for (const PricedCard& card : question.cards) {
    const int most = can_be_joined(*card.gpu) ? question.max_gpus : 1;
    for (const Formats& formats : plan_formats(question, *card.gpu)) {
      const UnitTable table = unit_table(*question.model, shape, *card.gpu, *formats.engine, most);
      for (const Parallelism& unit : table.units) {
        for (int replicas = 1; replicas * unit.gpus() <= most; ++replicas) {
          ServingCandidate c =
              try_choice(question, shape, {&card, formats, unit, replicas}, tables::serving_calibration());
          c.price = card_price(card, c.serving.gpu_count);
          const int count = c.serving.gpu_count;
          const bool has_nvlink = card.gpu->interconnect.nvlink_gpus >= 8;
          if (has_nvlink && (count == 5 || count == 7 || (count > 8 && count % 8 != 0))) continue;
          if (c.broken == ServingLimit::none && c.price.known) all.push_back(c);
        }
      }
    }
  }
  return all;
}

/// What a search must find, by trying everything and comparing everything with everything.
ServingPlanSearch exhaustive(const ServingPlanQuestion& question) {
  const std::vector<ServingCandidate> all = all_that_work(question);
  ServingPlanSearch found;
  std::optional<ServingCandidate> cheapest;
  for (const ServingCandidate& c : all) {
    if (!cheapest || preferred_as_cheapest(c, *cheapest)) cheapest = c;
    if (c.price.usd_per_hour > question.max_usd_per_hour) continue;
    if (c.safe && (!found.safest || preferred_on_front(c, *found.safest))) found.safest = c;
    const bool beaten = std::any_of(all.begin(), all.end(), [&](const ServingCandidate& other) {
      return (other.price.usd_per_hour < c.price.usd_per_hour &&
              other.request_seconds <= c.request_seconds) ||
             (other.price.usd_per_hour == c.price.usd_per_hour && preferred_on_front(other, c));
    });
    if (!beaten) found.front.push_back(c);
  }
  if (!cheapest) return found;
  if (cheapest->price.usd_per_hour > question.max_usd_per_hour) {
    found.beyond_budget = cheapest;
  } else {
    found.cheapest = cheapest;
  }
  std::sort(found.front.begin(), found.front.end(), [](const ServingCandidate& a, const ServingCandidate& b) {
    return a.price.usd_per_hour < b.price.usd_per_hour;
  });
  return found;
}

std::string described(const ServingCandidate& c) {
  const Parallelism& p = c.serving.parallelism;
  std::string text = std::to_string(c.serving.gpu_count) + "x" + std::string(c.serving.gpu->id);
  for (const int ranks : {p.tensor, p.pipeline, p.data, p.attention_data})
    text += " " + std::to_string(ranks);
  text += " " + std::string(c.serving.engine->id) + " " + std::string(c.serving.weights->id) + " " +
          std::string(c.serving.kv_cache->id) + " " + std::to_string(c.serving.concurrency);
  return text + " $" + std::to_string(c.price.usd_per_hour) + " " + std::to_string(c.request_seconds) + "s";
}

std::string described(const std::optional<ServingCandidate>& c) { return c ? described(*c) : "none"; }

std::string described(const ServingPlanSearch& found) {
  std::string text = "cheapest " + described(found.cheapest) + "\nsafest " + described(found.safest) +
                     "\nbeyond " + described(found.beyond_budget);
  for (const ServingCandidate& c : found.front) text += "\nfront " + described(c);
  return text;
}

/// A random need on a small catalog: a few real cards with random offers.
struct RandomNeed {
  std::vector<Offer> offers;
  std::vector<PricedCard> priced;
  ServingPlanQuestion question;

  explicit RandomNeed(unsigned seed) : random(seed) {
    constexpr std::array models{"meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-70B-Instruct",
                                "deepseek-ai/DeepSeek-R1", "openai/gpt-oss-120b", "Qwen/Qwen3-30B-A3B"};
    constexpr std::array cards{"rtx-4090-24gb",  "l40s-48gb",           "a100-sxm-80gb",  "h100-sxm-80gb",
                               "h100-pcie-80gb", "h200-sxm-141gb",      "b200-sxm-180gb", "mi300x-192gb",
                               "v100-sxm-32gb",  "apple-m2-ultra-192gb"};
    question.model = find_model(models[below(models.size())]);
    REQUIRE(question.model != nullptr);
    constexpr std::array sizes{1, 1, 2, 8};
    const std::size_t first = below(cards.size());
    offers.reserve(8);
    for (std::size_t i = 0; i < 3; ++i) {
      PricedCard card;
      card.gpu = find_gpu(cards[(first + i) % cards.size()]);
      REQUIRE(card.gpu != nullptr);
      for (std::size_t offer = below(3); offer < 2; ++offer) {
        Offer one;
        one.gpu = card.gpu->id;
        one.gpu_count = sizes[below(sizes.size())];
        one.usd_per_gpu_hour = 0.25 * static_cast<double>(1 + below(8));  // so that prices tie
        offers.push_back(one);
        card.offers.push_back(&offers.back());
      }
      priced.push_back(card);
    }
    question.cards = priced;
    ServingNeed& need = question.need;
    need.input_tokens = std::exp2(static_cast<double>(5 + below(10)));
    need.output_tokens = std::exp2(static_cast<double>(below(11)));
    if (below(4) == 0) {
      need.requests_per_second = std::exp2(static_cast<double>(below(8)) - 4);
    } else {
      need.concurrency = static_cast<double>(1 + below(1U << below(10)));
    }
    if (below(2) == 0) need.limits.max_ttft_seconds = 0.1 * static_cast<double>(1 + below(40));
    if (below(2) == 0) need.limits.max_tpot_seconds = 0.005 * static_cast<double>(1 + below(30));
    if (below(3) == 0) question.max_usd_per_hour = 0.5 * static_cast<double>(1 + below(8));
    question.max_gpus = static_cast<int>(1 + below(10));
    constexpr std::array bits{4, 8, 16};
    question.least_weight_bits = bits[below(bits.size())];
    question.least_kv_bits = bits[1 + below(2)];
  }

 private:
  std::size_t below(std::size_t limit) { return random() % limit; }
  std::mt19937 random;  // its sequence is fixed by the standard; distributions are not
};

ServingPlanQuestion plain_question(std::string_view model) {
  ServingPlanQuestion q;
  q.model = find_model(model);
  return q;
}

}  // namespace

TEST_CASE("The search finds what trying everything finds") {
  int planned = 0;
  int beyond = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const RandomNeed need(seed);
    const ServingPlanSearch expected = exhaustive(need.question);
    CHECK(described(plans_of(need.question)) == described(expected));
    const auto& cheapest = expected.cheapest ? expected.cheapest : expected.beyond_budget;
    CHECK(described(cheapest_of(need.question)) == described(cheapest));
    planned += expected.front.size() > 1 ? 1 : 0;
    beyond += expected.beyond_budget ? 1 : 0;
  }
  CHECK(planned > 100);  // the needs are neither all trivial nor all impossible
  CHECK(beyond > 10);
}

TEST_CASE("16-bit Llama 3.1 70B: one A100 80GB cannot, two can; 141 GB of weights are the reason") {
  const Offer offer = offer_of("a100-sxm-80gb", 2, 1);
  ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-70B-Instruct");
  q.least_weight_bits = 16;
  const std::vector<PricedCard> cards{{find_gpu("a100-sxm-80gb"), {&offer}, {}}};
  q.cards = cards;
  q.max_gpus = 1;
  CHECK_FALSE(plans_of(q).cheapest);
  q.max_gpus = 8;
  const ServingPlanSearch found = plans_of(q);
  REQUIRE(found.cheapest);
  CHECK(found.cheapest->serving.gpu_count == 2);
  CHECK(found.cheapest->price.usd_per_hour == 4);
}

TEST_CASE("Instances are rented whole: four of a kind sold by eight cost as much as eight") {
  const Offer by_eight = offer_of("a100-sxm-80gb", 2, 8);
  const Offer single = offer_of("h100-sxm-80gb", 7, 1);
  ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-70B-Instruct");
  q.least_weight_bits = 16;
  const std::vector<PricedCard> cards{{find_gpu("a100-sxm-80gb"), {&by_eight}, {}},
                                      {find_gpu("h100-sxm-80gb"), {&single}, {}}};
  q.cards = cards;
  const ServingPlanSearch found = plans_of(q);
  // Two H100 at 7 are 14 dollars; two A100 are an instance of eight, 16 dollars.
  REQUIRE(found.cheapest);
  CHECK(found.cheapest->serving.gpu->id == "h100-sxm-80gb");
  CHECK(found.cheapest->price.usd_per_hour == 14);
}

TEST_CASE("At the same price the published formats win, then the faster configuration") {
  const Offer offer = offer_of("h200-sxm-141gb", 3, 1);
  ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-8B-Instruct");
  const std::vector<PricedCard> cards{{find_gpu("h200-sxm-141gb"), {&offer}, {}}};
  q.cards = cards;
  const ServingPlanSearch found = plans_of(q);
  REQUIRE(found.cheapest);
  CHECK(found.cheapest->choice.formats.published);
  for (const ServingCandidate& other : all_that_work(q)) {
    if (other.serving.gpu_count > 1 || !other.choice.formats.published) continue;
    CHECK(found.cheapest->request_seconds <= other.request_seconds);
  }
}

TEST_CASE("An arrival rate keeps rate x time users in flight (Little's law), no fewer, no more per replica") {
  const Offer offer = offer_of("h100-sxm-80gb", 3, 1);
  ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-8B-Instruct");
  const std::vector<PricedCard> cards{{find_gpu("h100-sxm-80gb"), {&offer}, {}}};
  q.cards = cards;
  q.need.requests_per_second = 5;
  const ServingPlanSearch found = plans_of(q);
  REQUIRE(found.cheapest);
  const ServingCandidate& c = *found.cheapest;
  const double in_flight = q.need.requests_per_second * c.request_seconds;
  CHECK(c.serving.concurrency >= in_flight);
  CHECK(c.serving.concurrency < in_flight + c.choice.replicas);
}

TEST_CASE("A replica of cards without NVLink stays in one server; boards with it may span several") {
  const Model& model = *find_model("deepseek-ai/DeepSeek-R1");
  const ModelShape shape = model_shape(model);
  const auto largest = [&](std::string_view gpu) {
    const UnitTable table = unit_table(model, shape, *find_gpu(gpu), *find_engine("vllm"), 64);
    int most = 0;
    for (const Parallelism& unit : table.units) most = std::max(most, unit.gpus());
    return most;
  };
  CHECK(largest("rtx-4090-24gb") == 8);
  CHECK(largest("h100-sxm-80gb") == 64);
}

TEST_CASE("A replica takes a usual part of a server or whole ones, and boards with NVLink come so") {
  const Model& model = *find_model("meta-llama/Llama-3.1-405B-Instruct");
  const UnitTable table =
      unit_table(model, model_shape(model), *find_gpu("h100-sxm-80gb"), *find_engine("vllm"), 24);
  std::set<int> sizes;
  for (const Parallelism& unit : table.units) sizes.insert(unit.gpus());
  CHECK(sizes == std::set<int>{1, 2, 3, 4, 6, 8, 16, 24});
  for (std::size_t i = 0; i < table.units.size(); ++i) CHECK(table.units[table.flat[i]].pipeline == 1);
  CHECK(rented_together(*find_gpu("h100-sxm-80gb"), 6));
  CHECK_FALSE(rented_together(*find_gpu("h100-sxm-80gb"), 7));
  CHECK_FALSE(rented_together(*find_gpu("h100-sxm-80gb"), 12));
  CHECK(rented_together(*find_gpu("rtx-4090-24gb"), 13));
}

TEST_CASE("Where no limits are given, a tenth of a second a token and ten seconds to the first are kept") {
  ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-8B-Instruct");
  q.need.input_tokens = 4000;
  CHECK(as_usual(q).need.limits.max_tpot_seconds == 0.1);
  CHECK(as_usual(q).need.limits.max_ttft_seconds == 10);
  q.need.input_tokens = 64'000;  // a thousand tokens a second
  q.need.cached_prefix_fraction = 0.25;
  CHECK(as_usual(q).need.limits.max_ttft_seconds == 48);
  q.need.limits.max_ttft_seconds = 3;
  const ServingPlanQuestion usual = as_usual(q);
  CHECK(usual.need.limits.max_ttft_seconds == 3);
  CHECK(usual.need.limits.max_tpot_seconds == 0.1);
  const ServingPlanQuestion slow = at_any_speed(usual);
  CHECK(slow.need.limits.max_ttft_seconds == 3);
  CHECK(slow.need.limits.max_tpot_seconds == LatencyLimits::none);
}

TEST_CASE("No plan names what does not start on the card") {
  const ServingPlanQuestion q = plain_question("openai/gpt-oss-120b");
  for (const Gpu& gpu : tables::gpus()) {
    CAPTURE(gpu.id);
    const double capability = std::strtod(std::string(gpu.compute_capability).c_str(), nullptr);
    for (const Formats& formats : plan_formats(q, gpu)) {
      // TensorRT-LLM: MXFP4 from Hopper on, an FP8 cache from Ada on (data/engine_support.json).
      if (formats.engine->id != "tensorrt-llm") continue;
      if (formats.weights->id == "mxfp4") CHECK(capability >= 9.0);
      if (formats.kv_cache->id == "fp8") CHECK(capability >= 8.9);
    }
  }
  CHECK(plan_formats(q, *find_gpu("t4-16gb")).front().engine->id == "llama.cpp");  // vLLM has no MXFP4 there
}

TEST_CASE("More than a few users get an engine with a pool for their caches where one runs") {
  const auto engines_on = [](const char* gpu, double users) {
    ServingPlanQuestion q = plain_question("meta-llama/Llama-3.1-8B-Instruct");
    q.asked_concurrency = users;
    std::set<std::string_view> ids;
    for (const Formats& formats : plan_formats(as_usual(q), *find_gpu(gpu))) ids.insert(formats.engine->id);
    return ids;
  };
  using Ids = std::set<std::string_view>;
  CHECK(engines_on("rtx-3090-24gb", 4) == Ids{"vllm", "sglang", "llama.cpp", "transformers"});
  CHECK(engines_on("rtx-3090-24gb", 5) == Ids{"vllm", "sglang"});
  CHECK(engines_on("l40s-48gb", 5) == Ids{"vllm", "sglang", "tensorrt-llm"});
  CHECK(engines_on("rtx-3090-24gb", 0) == Ids{"vllm", "sglang"});  // an arrival rate
  CHECK(engines_on("apple-m2-ultra-192gb", 5) == Ids{"llama.cpp", "transformers"});
}
