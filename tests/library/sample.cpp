// How many users does a card serve within 50 ms a token? Asked of structs, from one request of the contract.
#include <core/whichgpu.h>
#include <iostream>
#include <stdexcept>

namespace {

using namespace whichgpu;

const std::string question =
    R"({"workload": "serving", "model": "openai/gpt-oss-120b", "gpu": "h100-sxm-80gb", "concurrency": 8})";

/// The most users, in steps of one, who wait no longer than this for a token.
int most_users(ServingQuestion question, double seconds) {
  int users = 0;
  for (question.serving.concurrency = 1; question.serving.concurrency <= 1000;
       ++question.serving.concurrency) {
    const ServingEstimate estimate = estimate_serving(question);
    if (!estimate.speed || estimate.speed->tpot_seconds > seconds) break;
    ++users;
  }
  return users;
}

}  // namespace

int main() {
  const std::optional<api::Json> request = api::Json::parse(question);
  if (!request) throw std::runtime_error("no JSON");  // the library throws nothing, its users may
  api::ServingInput input;
  if (const std::optional<api::Error> error = api::read(*request, input)) {
    throw std::runtime_error(error->message);
  }
  std::cout << api::write(input, answer(input.question)).text() << '\n';
  std::cerr << tables::gpus().size() << " cards; " << most_users(input.question, 0.05)
            << " users within 50 ms a token\n";

  api::PlanInput need;
  const std::optional<api::Json> plan =
      api::Json::parse(R"({"model": "Qwen/Qwen3-32B", "serving": {"concurrency": 50}})");
  if (!plan || api::read(*plan, need)) throw std::runtime_error("no need");
  return answer(need.question).serving->plans.empty() ? 1 : 0;
}
