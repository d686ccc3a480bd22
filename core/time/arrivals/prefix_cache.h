#pragma once

#include <cstddef>
#include <vector>

namespace whichgpu {

/// Tokens that an engine keeps of sessions between their turns. Where room is needed the least recently used
/// give way first.
class PrefixCache {
 public:
  /// Of all sessions, in the pool beside what running requests hold.
  double tokens() const { return tokens_; }
  /// Of one.
  double kept(int session) const;
  /// A turn ended: all that was said stays.
  void keep(int session, double tokens);
  /// A turn begins: what was kept is the request's own from now on.
  void take(int session);
  /// Gives up `tokens` tokens, or all there are.
  void give_way(double tokens);

 private:
  struct Use {
    int session;
    int count;  ///< of its uses so far: an older one is void
  };
  struct Session {
    double tokens = 0;
    int uses = 0;
  };

  Session& of(int session);

  std::vector<Session> sessions_;
  std::vector<Use> uses_;
  std::size_t oldest_ = 0;
  double tokens_ = 0;
};

}  // namespace whichgpu
