#include <doctest/doctest.h>
#include <string>

#include "core/catalog/tables.h"

#include "tests/accuracy/cold_start_files.h"

namespace whichgpu::accuracy {

TEST_CASE("What engines take to start is the middle of what was published") {
  const auto starts = read_start_files(std::string(WHICHGPU_DATA) + "/measurements/cold_start");
  REQUIRE(starts.size() >= 20);
  const StartMedians medians = medians_of(starts);
  const StartConstants& known = tables::start_constants();
  const auto same = [](double constant, double middle) {
    CHECK(constant == doctest::Approx(middle).epsilon(0.001));
  };
  same(known.disk_bytes_per_second, medians.disk_gb_s * 1e9);
  same(known.disk.p10, medians.disk_low / medians.disk_gb_s);
  same(known.disk.p90, medians.disk_high / medians.disk_gb_s);
  same(known.loader_bytes_per_second, medians.loader_gb_s * 1e9);
  same(known.fixed.p10, medians.band_low);
  same(known.fixed.p90, medians.band_high);
  const auto middle = [&](const EngineStart& engine, const char* name) {
    const auto found = medians.engines.find(std::string(engine.id) + " " + name);
    return found == medians.engines.end() ? 0 : found->second;
  };
  for (const EngineStart& engine : known.engines) {
    if (engine.slow_reading > 0) continue;  // judged
    CAPTURE(engine.id);
    same(engine.process_seconds, middle(engine, "process_seconds"));
    same(engine.peers_seconds, middle(engine, "peers_seconds"));
    same(engine.compile_layer_seconds, middle(engine, "compile_layer_seconds"));
    same(engine.cached_compile_layer_seconds, middle(engine, "cached_compile_layer_seconds"));
    same(engine.graphs_seconds, middle(engine, "graphs_seconds"));
  }
}

TEST_CASE("Whole starts, as published") {
  // Seventy billion parameters on four cards: 322, 586 and 625 s, mostly of reading.
  for (const StartMeasurement& m :
       read_start_files(std::string(WHICHGPU_DATA) + "/measurements/cold_start")) {
    const auto measured = m.seconds.find("seconds");
    if (measured == m.seconds.end() || !m.file.starts_with("servekit")) continue;
    CAPTURE(m.file);
    CHECK(predict(m).at("seconds") == doctest::Approx(measured->second).epsilon(0.1));
  }
}

}  // namespace whichgpu::accuracy
