#pragma once

namespace whichgpu {

/// Rates with adapters over rates without, of an engine started for adapters of some rank.
struct AdapterRate {
  double factor = 1;
  double low = 1;
  double high = 1;

  /// By how much longer a step takes, over its time without adapters.
  double added_time() const { return 1 / factor - 1; }
};

/// The rate with any number of adapters. Published pairs lose 8 to 63 % however many adapters there are, and
/// a step takes the longer the larger the rank that is reserved: its kernels multiply by all of it. From 64
/// on that is taken as linear in time, through one report with 256. Source: data/judgement.json.
AdapterRate adapter_rate(double max_rank);

}  // namespace whichgpu
