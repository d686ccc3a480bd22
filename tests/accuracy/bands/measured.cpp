#include "tests/accuracy/bands/measured.h"

#include "tests/accuracy/measurement_files.h"
#include "tests/accuracy/memory_files.h"
#include "tests/accuracy/training/training_files.h"

namespace whichgpu::accuracy {

Measured::Measured(const std::string& data_folder)
    : serving(read_measurement_files(data_folder + "/measurements")),
      serving_rows(cover(serving)),
      training(read_training_files(data_folder + "/measurements/training")),
      training_rows(cover(training)),
      images(read_image_files(data_folder + "/measurements/images")),
      memory(read_memory_files(data_folder + "/measurements/memory")),
      arrivals(read_arrivals_files(data_folder + "/measurements/arrivals")),
      pictures(read_picture_files(data_folder + "/measurements/pictures")),
      power(read_power_files(data_folder + "/measurements/power")),
      drafts(read_drafts_files(data_folder + "/measurements/drafts")),
      reinforcement(read_reinforcement_files(data_folder + "/measurements/reinforcement")),
      offload(read_offload_files(data_folder + "/measurements/offload")),
      embedding(read_embedding_files(data_folder + "/measurements/embedding")),
      speech(read_speech_files(data_folder + "/measurements/speech")),
      starts(read_start_files(data_folder + "/measurements/cold_start")) {}

}  // namespace whichgpu::accuracy
