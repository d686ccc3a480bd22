#include "core/api/serving/pictures_request.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "core/api/json/json.h"

namespace whichgpu::api {
namespace {

constexpr std::array fields{"images", "video", "vision"};
constexpr Range count_range{1, 10'000};
constexpr Range side_range{10, 32'768};  // processors refuse smaller pictures
constexpr Range frames_range{1, 100'000};
constexpr std::size_t most_sizes = std::tuple_size_v<decltype(Pictures{}.sets.items)>;
constexpr Range seconds_range{0.1, 86'400};
constexpr Range frame_rate_range{0.01, 240};
constexpr Range share_range{0, 1};
constexpr double most_pixels = 1e9;
constexpr PixelSize full_hd{1920, 1080};
constexpr PixelSize hd{1280, 720};

/// `usual`: where nothing is said.
PixelSize read_size(Reader& reader, const PixelSize& usual) {
  constexpr double most_unlike = 200;  // smart_resize refuses more
  PixelSize size;
  size.width = reader.count("width", side_range, usual.width);
  size.height = reader.count("height", side_range, usual.height);
  if (!reader.failed() &&
      std::max(size.width, size.height) > most_unlike * std::min(size.width, size.height)) {
    reader.fail(bad_value(reader.field("width"), "The longer side is at most 200 times the shorter."));
  }
  return size;
}

/// Whether it is known how the family samples videos; else says so.
bool samples(Reader& reader, const VisionFamily& family, const char* field) {
  if (family.video.frames_per_second > 0) return true;
  reader.fail(bad_value(reader.field(field), "How " + std::string(family.name) +
                                                 " samples videos was not read: give its frames as images."));
  return false;
}

/// Pictures of one size; with several frames each the video of the prompt.
void read_set(const Json& given, const std::string& path, const VisionFamily& family, Pictures& pictures,
              std::optional<Error>& error) {
  Reader reader(given, path, error);
  PictureSet set;
  set.count = reader.required_integer("count", count_range);
  set.size = read_size(reader, full_hd);
  const int frames = reader.integer("frames", frames_range, 1);
  reader.finish();
  if (reader.failed()) return;
  if (frames == 1) {
    pictures.sets.push(set);
  } else if (set.count > 1 || pictures.video) {
    reader.fail(bad_value(path + ".count", "A prompt holds one video: count is 1 where frames are given."));
  } else if (samples(reader, family, "frames")) {
    pictures.video.emplace().frames = frames;
    pictures.video->size = set.size;
  }
}

/// One size, or a list of them.
void read_images(Reader& reader, const VisionFamily& family, Pictures& pictures,
                 std::optional<Error>& error) {
  const Json* given = reader.value("images");
  if (given == nullptr) return;
  const std::string path = reader.field("images");
  if (given->is_object()) return read_set(*given, path, family, pictures, error);
  if (!given->is_array()) {
    reader.fail(bad_value(path, path + " must be an object, or a list of them."));
  } else if (given->size() == 0 || given->size() > most_sizes) {
    reader.fail(out_of_range(path, {1, static_cast<double>(most_sizes)},
                             path + " may have 1 to " + std::to_string(most_sizes) + " entries."));
  } else {
    std::size_t index = 0;
    for (const Json& one : *given) {
      const std::string entry = path + "[" + std::to_string(index++) + "]";
      if (one.is_object()) {
        read_set(one, entry, family, pictures, error);
      } else {
        reader.fail(bad_value(entry, entry + " must be an object."));
      }
    }
  }
}

void read_video(Reader& reader, const VisionFamily& family, Pictures& pictures, std::optional<Error>& error) {
  const Json* object = reader.object("video");
  if (object == nullptr) return;
  if (!samples(reader, family, "video")) return;
  if (pictures.video) {
    reader.fail(bad_value(reader.field("video"), "A prompt holds one video: images have frames already."));
    return;
  }
  Reader asked(*object, reader.field("video"), error);
  Video& video = pictures.video.emplace();
  video.seconds = asked.required_number("seconds", seconds_range);
  video.frames_per_second = asked.number("fps", frame_rate_range, family.video.frames_per_second);
  video.size = read_size(asked, hd);
  asked.finish();
}

/// A budget of tokens is one of the family's.
void read_soft_tokens(Reader& vision, const VisionFamily& family, VisionSettings& settings) {
  if (!vision.has("soft_tokens")) return;
  const auto& choices = family.soft_token_choices;
  if (choices.empty()) {
    vision.fail(bad_value(vision.field("soft_tokens"),
                          "Pictures of " + std::string(family.name) + " have no budget of tokens."));
    return;
  }
  settings.soft_tokens = vision.required_integer(
      "soft_tokens", {static_cast<double>(choices[0]), static_cast<double>(choices[choices.count - 1])});
  if (vision.failed() || std::find(choices.begin(), choices.end(), settings.soft_tokens) != choices.end()) {
    return;
  }
  std::vector<std::string> known;
  for (const int tokens : choices) known.push_back(std::to_string(tokens));
  vision.fail(bad_value(vision.field("soft_tokens"), "soft_tokens is one of the family's budgets.", known));
}

void read_max_pixels(Reader& vision, const VisionFamily& family, VisionSettings& settings) {
  if (!vision.has("max_pixels")) return;
  if (family.max_pixels <= 0) {
    vision.fail(bad_value(vision.field("max_pixels"),
                          "Pictures of " + std::string(family.name) + " have no limit of pixels."));
    return;
  }
  settings.max_pixels = vision.count("max_pixels", {family.min_pixels, most_pixels}, family.max_pixels);
}

void read_settings(Reader& reader, const VisionFamily& family, Pictures& pictures,
                   std::optional<Error>& error) {
  const Json* object = reader.object("vision");
  if (object == nullptr) return;
  Reader vision(*object, reader.field("vision"), error);
  VisionSettings& settings = pictures.settings;
  read_max_pixels(vision, family, settings);
  read_soft_tokens(vision, family, settings);
  settings.preparation = vision.choice("preprocess", Preparation::host);
  settings.cached_share = vision.number("cached_share", share_range, 0);
  vision.finish();
}

/// Whether the model can be asked about pictures; else says what it lacks.
bool sees(Reader& reader, const Model& model, const char* field) {
  const std::string name(model.name);
  if (model.vision.family != nullptr) return true;
  reader.fail(bad_value(reader.field(field),
                        model.vision_parameters > 0
                            ? "How many tokens " + name +
                                  " makes of a picture was not read: count them into input_tokens instead."
                            : name + " reads no pictures: it has no vision tower."));
  return false;
}

}  // namespace

bool has_pictures(Reader& reader) {
  return std::any_of(fields.begin(), fields.end(), [&](const char* field) { return reader.has(field); });
}

Pictures read_pictures(Reader& reader, const Model& model, std::optional<Error>& error) {
  Pictures pictures;
  const char* asked = nullptr;
  for (const char* field : fields) {
    if (asked == nullptr && reader.has(field)) asked = field;
  }
  if (asked == nullptr || !sees(reader, model, asked)) return pictures;
  const VisionFamily& family = *model.vision.family;
  read_images(reader, family, pictures, error);
  read_video(reader, family, pictures, error);
  read_settings(reader, family, pictures, error);
  if (reader.failed()) return {};
  if (!pictures.any()) reader.fail(missing(reader.field("images"), "vision says how pictures are prepared"));
  prepare(pictures, model.vision);
  return pictures;
}

void add_pictures(Object& request, const Json& asked) {
  for (const char* field : fields) {
    if (const Json* given = asked.find(field)) request.add(field, given->written());
  }
}

}  // namespace whichgpu::api
