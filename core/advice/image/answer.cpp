#include "core/advice/image/answer.h"

namespace whichgpu {

ImageAnswer answer(const ImageQuestion& question) {
  ImageAnswer answer;
  answer.estimate = estimate_image(question);
  answer.fixes = fixes(question, answer.estimate);
  return answer;
}

}  // namespace whichgpu
