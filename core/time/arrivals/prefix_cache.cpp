#include "core/time/arrivals/prefix_cache.h"

#include <algorithm>

namespace whichgpu {

PrefixCache::Session& PrefixCache::of(int session) {
  const auto index = static_cast<std::size_t>(session);
  if (index >= sessions_.size()) sessions_.resize(index + 1);
  return sessions_[index];
}

double PrefixCache::kept(int session) const {
  const auto index = static_cast<std::size_t>(session);
  return index < sessions_.size() ? sessions_[index].tokens : 0;
}

void PrefixCache::keep(int session, double tokens) {
  take(session);
  Session& own = of(session);
  own.tokens = tokens;
  tokens_ += tokens;
  uses_.push_back({session, own.uses});
}

void PrefixCache::take(int session) {
  Session& own = of(session);
  tokens_ -= own.tokens;
  own.tokens = 0;
  ++own.uses;
}

void PrefixCache::give_way(double tokens) {
  while (tokens > 0 && oldest_ < uses_.size()) {
    const Use use = uses_[oldest_];
    Session& own = of(use.session);
    const double taken = use.count == own.uses ? std::min(own.tokens, tokens) : 0;
    own.tokens -= taken;
    tokens_ -= taken;
    tokens -= taken;
    if (use.count != own.uses || own.tokens <= 0) ++oldest_;
  }
}

}  // namespace whichgpu
