#pragma once

#include <optional>
#include <vector>

#include "core/advice/common/note.h"
#include "core/catalog/bounded_list.h"
#include "core/cost/price.h"
#include "core/power/board_power.h"
#include "core/power/energy.h"
#include "core/time/hpc_roofline.h"

namespace whichgpu {

/// A question about a numerical code.
struct HpcQuestion {
  Hpc hpc;
  std::vector<Gpu> others;  ///< cards to compare with
  PriceChoice price;
  Site site;
};

/// A ceiling, and the least time of the whole run under it; empty: the operations are not known.
struct Ceiling : Roof {
  std::optional<double> seconds;
};

/// The same code on another card, on the same kind of unit. Refers to the question.
struct RelativeCard {
  const Gpu* gpu = nullptr;
  Ceiling roof;
  double relative_speed = 0;  ///< attainable rate over that of the card asked about
};

/// The answer to an HPC question.
struct HpcEstimate {
  Hpc hpc;
  BoundedList<Ceiling, 2> roofs;
  std::vector<RelativeCard> relative;  ///< by unit, vector first, then fastest first
  Price price;
  CardUse use;                      ///< under the higher roof
  std::optional<BoardPower> power;  ///< the same; empty: units, or the card's power, are unknown
  Site site;
  std::optional<Energy> energy;       ///< of the run in its least time; empty: operations are unknown as well
  std::optional<double> usd_per_run;  ///< on the higher roof; empty: operations, units or price are unknown
  Notes notes;
};

/// The roofline of a card for a code, beside that of the others; cards without the units are left out.
HpcEstimate answer(const HpcQuestion& question);

}  // namespace whichgpu
