#include "core/advice/serving/plan_units.h"

#include <algorithm>

#include "core/advice/common/whole_servers.h"
#include "core/advice/serving/layout.h"
#include "core/time/collectives.h"

namespace whichgpu {
namespace {

bool same_but_for_stages(const Parallelism& a, const Parallelism& b) {
  return a.tensor == b.tensor && a.attention_data == b.attention_data && a.expert == b.expert;
}

}  // namespace

UnitTable unit_table(const Model& model, const ModelShape& shape, const Gpu& gpu, const Engine& engine,
                     int most_gpus) {
  UnitTable table;
  Serving serving;
  serving.model = &model;
  serving.gpu = &gpu;
  serving.engine = &engine;
  // A replica spans servers only where those are built for it: boards with NVLink among all their cards.
  const bool spans_servers = joined_by_nvlink(gpu, gpus_per_server);
  for (int count = 1; count <= (spans_servers ? most_gpus : std::min(most_gpus, gpus_per_server)); ++count) {
    if (!fills_servers(count)) continue;
    serving.gpu_count = count;
    for (const Parallelism& layout : layouts(serving, shape)) {
      if (layout.data > 1 || !fills_servers(layout.tensor)) continue;
      // Counts rise, so that the layout without stages came before; one without stages is its own.
      const auto flat = layout.pipeline == 1 ? table.units.end()
                                             : std::find_if(table.units.begin(), table.units.end(),
                                                            [&](const Parallelism& earlier) {
                                                              return same_but_for_stages(earlier, layout);
                                                            });
      table.flat.push_back(static_cast<std::size_t>(flat - table.units.begin()));
      table.units.push_back(layout);
    }
  }
  table.dividing.resize(static_cast<std::size_t>(most_gpus) + 1);
  for (std::size_t unit = 0; unit < table.units.size(); ++unit) {
    const int gpus = table.units[unit].gpus();
    for (int count = gpus; count <= most_gpus; count += gpus) {
      table.dividing[static_cast<std::size_t>(count)].push_back(static_cast<int>(unit));
    }
  }
  return table;
}

bool rented_together(const Gpu& gpu, int count) {
  return !joined_by_nvlink(gpu, gpus_per_server) || fills_servers(count);
}

}  // namespace whichgpu
