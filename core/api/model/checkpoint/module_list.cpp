#include "core/api/model/checkpoint/module_list.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace whichgpu::api {
namespace {

using namespace std::string_view_literals;

constexpr std::array foreign{"vision"sv, "visual"sv,  "vit."sv,  "audio"sv,
                             "mtp"sv,    "project"sv, "merge"sv, "talker"sv};
constexpr std::array outer_parts{"model."sv, "language_model."sv, "backbone."sv, "transformer."sv,
                                 "decoder."sv};

/// The entry without what stands before the layers, or before a module outside them.
std::string_view without_wrappers(std::string_view entry) {
  const std::size_t layers = entry.find("layers.");
  if (layers != std::string_view::npos && (layers == 0 || entry[layers - 1] == '.'))
    return entry.substr(layers);
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view wrapper : outer_parts) {
      if (!entry.starts_with(wrapper)) continue;
      entry.remove_prefix(wrapper.size());
      cut = true;
    }
  }
  return entry;
}

/// Stars stand for any text; the whole of `text` must fit.
bool fits(std::string_view glob, std::string_view text) {
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  std::size_t g = 0;
  std::size_t t = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      retry = t;
    } else if (g < glob.size() && glob[g] == text[t]) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', g) == std::string_view::npos;
}

bool is_understood(std::string_view expression) {
  return expression.find("(?") == std::string_view::npos && expression.find('{') == std::string_view::npos &&
         std::count(expression.begin(), expression.end(), '(') ==
             std::count(expression.begin(), expression.end(), ')');
}

bool is_in_class(std::string_view atom, char c) {
  const bool digit = c >= '0' && c <= '9';
  if (atom == ".") return true;
  if (atom == "\\d") return digit;
  if (atom == "\\w") return digit || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (atom.front() == '\\') return atom.size() > 1 && c == atom[1];
  if (atom.front() != '[') return c == atom.front();
  const bool negated = atom.size() > 1 && atom[1] == '^';
  for (std::size_t i = negated ? 2 : 1; i + 1 < atom.size(); ++i) {
    const bool range = i + 3 < atom.size() && atom[i + 1] == '-';
    if (range ? c >= atom[i] && c <= atom[i + 2] : c == atom[i]) return !negated;
    if (range) i += 2;
  }
  return negated;
}

std::string_view first_atom(std::string_view expression) {
  if (expression.front() == '\\') return expression.substr(0, 2);
  if (expression.front() != '[') return expression.substr(0, 1);
  const std::size_t end = expression.find(']', 1);
  return expression.substr(0, end == std::string_view::npos ? expression.size() : end + 1);
}

/// Tries the expression at the beginning of a text, with a bound on the work.
class Matcher {
 public:
  bool begins(std::string_view expression, std::string_view text) {
    if (++steps_ > most_steps) return false;
    if (expression.empty()) return true;
    if (expression.front() == '^') return begins(expression.substr(1), text);
    if (expression == "$") return text.empty();
    if (expression.front() == '(') return group(expression, text);
    const std::string_view atom = first_atom(expression);
    std::string_view rest = expression.substr(atom.size());
    const char repeats = rest.empty() ? ' ' : rest.front();
    const bool repeated = repeats == '*' || repeats == '+' || repeats == '?';
    if (repeated) rest.remove_prefix(1);
    if (repeated && !rest.empty() && rest.front() == '?') rest.remove_prefix(1);  // lazy: the same answer
    const std::size_t least = repeats == '*' || repeats == '?' ? 0 : 1;
    const std::size_t most = repeats == '*' || repeats == '+' ? text.size() : 1;
    std::size_t count = 0;
    while (count < std::min(most, text.size()) && is_in_class(atom, text[count])) ++count;
    for (; count + 1 > least; --count) {
      if (begins(rest, text.substr(count))) return true;
      if (count == 0) break;
    }
    return false;
  }

 private:
  static constexpr int most_steps = 100'000;

  bool group(std::string_view expression, std::string_view text) {
    const std::size_t end = expression.find(')');
    if (end == std::string_view::npos) return false;
    std::string_view rest = expression.substr(end + 1);
    const bool optional = !rest.empty() && rest.front() == '?';
    if (optional) rest.remove_prefix(1);
    std::string_view alternatives = expression.substr(1, end - 1);
    for (;;) {
      const std::size_t bar = alternatives.find('|');
      if (begins(std::string(alternatives.substr(0, bar)) + std::string(rest), text)) return true;
      if (bar == std::string_view::npos) break;
      alternatives.remove_prefix(bar + 1);
    }
    return optional && begins(rest, text);
  }

  int steps_ = 0;
};

}  // namespace

bool begins_with(std::string_view expression, std::string_view text) {
  return Matcher().begins(expression, text);
}

std::optional<int> layer_named_in(std::string_view entry) {
  constexpr std::string_view before = "layers.";
  const std::size_t found = entry.find(before);
  if (found == std::string_view::npos) return std::nullopt;
  entry.remove_prefix(found + before.size());
  const std::size_t end = std::min(entry.find_first_not_of("0123456789"), std::size_t{4});
  int layer = 0;
  const auto [stop, problem] =
      std::from_chars(entry.data(), entry.data() + std::min(end, entry.size()), layer);
  return problem == std::errc() && stop != entry.data() ? std::optional(layer) : std::nullopt;
}

void ModuleList::add(std::string_view entry) {
  const bool about_layers = std::none_of(foreign.begin(), foreign.end(), [&](std::string_view part) {
    return entry.find(part) != std::string_view::npos;
  });
  if (!about_layers || entry.empty()) return;
  if (entry.starts_with("re:")) {
    expressions_.push_back(entry.substr(3));
    if (unclear_.empty() && !is_understood(entry)) unclear_ = entry;
  } else if (entry.find('*') != std::string_view::npos) {
    globs_.push_back(without_wrappers(entry));
  } else {
    names_.insert(without_wrappers(entry));
  }
}

bool ModuleList::holds(std::string_view module) const {
  // Every run of whole parts: a parent, or a name that the file cut short.
  for (std::size_t begin = 0; begin < module.size();) {
    for (std::size_t end = module.find('.', begin);; end = module.find('.', end + 1)) {
      const std::size_t stop = std::min(end, module.size());
      if (names_.contains(module.substr(begin, stop - begin))) return true;
      if (end == std::string_view::npos) break;
    }
    const std::size_t next = module.find('.', begin);
    if (next == std::string_view::npos) break;
    begin = next + 1;
  }
  // MLX, which alone says switch_mlp, names modules one by one: to patterns it would look like a dense block.
  if (module.find("switch_mlp") != std::string_view::npos) return false;
  const std::array whole{"model." + std::string(module), "model.language_model." + std::string(module),
                         "language_model.model." + std::string(module)};
  for (const std::string_view glob : globs_) {
    if (fits(glob, module) || fits(glob, whole[0])) return true;
    for (std::size_t end = module.rfind('.'); end != std::string_view::npos && end > 0;
         end = module.rfind('.', end - 1))
      if (fits(glob, module.substr(0, end))) return true;
  }
  return std::any_of(expressions_.begin(), expressions_.end(), [&](std::string_view expression) {
    return begins_with(expression, module) ||
           std::any_of(whole.begin(), whole.end(),
                       [&](const std::string& name) { return begins_with(expression, name); });
  });
}

}  // namespace whichgpu::api
