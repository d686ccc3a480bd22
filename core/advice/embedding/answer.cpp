#include "core/advice/embedding/answer.h"

namespace whichgpu {

EmbeddingAnswer answer(const EmbeddingQuestion& question) {
  EmbeddingAnswer answer;
  answer.estimate = estimate_embedding(question);
  answer.fixes = fixes(question, answer.estimate);
  return answer;
}

}  // namespace whichgpu
