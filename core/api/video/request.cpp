#include "core/api/video/request.h"

#include <string>
#include <vector>

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/catalog/tables.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range frames_range{1, 1000};
constexpr Range passes_range{1, 4};
constexpr int most_together = 8;  // cards of a server

void check_makes_video(Reader& reader, const ImageModel& model) {
  if (model.makes_video()) return;
  std::vector<std::string> others;
  for (const ImageModel& other : tables::image_models()) {
    if (other.makes_video() && others.size() < 3) others.emplace_back(other.id);
  }
  reader.fail(bad_value("model", std::string(model.name) + " makes images: workload image.", others));
}

/// A clip has one frame, and then as many as frames of the latent clip join.
void check_frames(Reader& reader, const ImageModel& model, int frames) {
  const int joined = model.clip.latent_frames;
  if ((frames - 1) % joined == 0) return;
  const int below = (frames - 1) / joined * joined + 1;
  reader.fail(bad_value("frames",
                        "frames must be one more than a multiple of " + std::to_string(joined) + " for " +
                            std::string(model.name) + ".",
                        {std::to_string(below), std::to_string(below + joined)}));
}

/// As many cards as one server has work on the same clip, if that many share the cards evenly.
int usual_together(int gpu_count) {
  for (int cards = most_together; cards > 1; cards /= 2) {
    if (gpu_count % cards == 0) return cards;
  }
  return 1;
}

}  // namespace

std::optional<Error> read(const Json& request, VideoInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  reader.choice("workload", Workload::video, {Workload::video});
  read_generation(reader, input, error);
  if (error) return error;
  ImageGeneration& image = input.question.image;
  const ImageModel& model = *image.model;
  image.frames = reader.integer("frames", frames_range, model.clip.frames);
  image.passes = reader.integer("passes", passes_range, model.guidance ? 2 : 1);
  const Interconnect& link = image.gpu->interconnect;
  const bool linked = link.nvlink_bytes_per_second > 0 || link.pcie_bytes_per_second > 0;
  image.cards_together =
      reader.integer("cards_per_clip", {1, most_together}, linked ? usual_together(image.gpu_count) : 1);
  image.sharded = reader.flag("sharded", false);
  image.guidance_split = reader.flag("guidance_split", true);
  if (!error) check_makes_video(reader, model);
  if (!error) check_frames(reader, model, image.frames);
  check_generation(reader, image);
  read_price(reader, input.question.price, error);
  input.question.site = read_site(reader);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
