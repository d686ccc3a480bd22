#pragma once

namespace whichgpu {

/// What an API asks for a million tokens of each kind, in US dollars, and the mix that it is asked for.
struct ApiPrice {
  double input_usd = 0;         ///< of prompts
  double cached_input_usd = 0;  ///< of prompts that the API still holds
  double output_usd = 0;        ///< of answers
  double input_per_output = 0;  ///< tokens of prompts for each token of answers
  double cached_fraction = 0;   ///< share of the prompts' tokens that are cached
};

/// US dollars for a million tokens of answers and the prompts that they took.
double usd_per_million_answered(const ApiPrice& price);

/// The share of all hours, from which on the cards are cheaper than the API: they cost `fixed` a month
/// whatever they do and `at_work` more at work in all hours, for which the API would ask `api`. no_limit:
/// from none up to 1.
double break_even_utilization(double fixed, double at_work, double api);

}  // namespace whichgpu
