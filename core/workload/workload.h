#pragma once

#include "core/catalog/names.h"

namespace whichgpu {

/// What an estimate can be asked about.
enum class Workload { serving, training, reinforcement, image, video, embedding, speech, hpc };

template <>
inline constexpr auto names<Workload> = spelled<Workload>({{Workload::serving, "serving"},
                                                           {Workload::training, "training"},
                                                           {Workload::reinforcement, "reinforcement"},
                                                           {Workload::image, "image"},
                                                           {Workload::video, "video"},
                                                           {Workload::embedding, "embedding"},
                                                           {Workload::speech, "speech"},
                                                           {Workload::hpc, "hpc"}});

}  // namespace whichgpu
