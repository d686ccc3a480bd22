#pragma once

#include "core/advice/image/answer.h"
#include "core/api/image/request.h"
#include "core/api/json/write.h"
#include "core/catalog/units.h"

namespace whichgpu::api {

/// The report of an image estimate, as image_report.schema.json describes it.
Fragment write(const ImageInput& input, const ImageAnswer& answer);

/// What turns the request of `asked` into that of `changed`.
Object generation_patch(const ImageQuestion& asked, const ImageQuestion& changed);

/// Memory of one card: the parts of the largest stage.
Object generation_memory(const ImageFootprint& footprint);

/// Where the time of a batch goes. What nothing is waited for is left out.
Object generation_parts(const ImageTime& time);

/// How a report calls the energy of so many images or clips.
struct EnergyNames {
  double images;
  const char* joules;  ///< of one
  const char* kwh;
  const char* site_kwh;
  const char* co2;
};
inline constexpr EnergyNames energy_of_images{kilo, "joules_per_image", "kwh_per_1000_images",
                                              "site_kwh_per_1000_images", "co2_g_per_1000_images"};
inline constexpr EnergyNames energy_of_clip{1, "joules_per_clip", "kwh_per_clip", "site_kwh_per_clip",
                                            "co2_g_per_clip"};

/// What the cards draw; null where that is not known.
Fragment generation_power(const ImageEstimate& estimate, const EnergyNames& names);

/// Where the time of a batch goes, for the working.
Object generation_times(const ImageTime& time);

/// Lines of the memory, the same for images and clips.
void add_memory_lines(Array& lines, const ImageEstimate& estimate);

/// How each figure came about.
Fragment image_working(const ImageEstimate& estimate);

inline constexpr const char* image_calibrated =
    "calibrated on published measurements (data/image_calibration.json)";
inline constexpr const char* walked = "walked from the published architecture";

}  // namespace whichgpu::api
