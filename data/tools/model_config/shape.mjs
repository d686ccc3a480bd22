// A config.json in, the shape of data/schema/models.schema.json out.
import { attentionOf } from "./attention.mjs";
import { feedForwardOf } from "./feed_forward.mjs";
import { fieldsOf } from "./fields.mjs";
import { otherParametersOf } from "./other_parameters.mjs";
import { familyOf } from "./traits.mjs";

/**
 * {shape, used, unused}: the fields of a model entry that follow from its configuration, and the names in it that
 * were read and not. Throws, naming the field, on what is missing or unknown.
 */
export function shapeOfConfig(whole) {
  const config = whole.text_config ?? whole;
  const { traits, defaults } = familyOf(config);
  const fields = fieldsOf(config, defaults);
  const { get, need } = fields;
  const classTied = get("tie_word_embeddings", false);
  const base = {
    hidden: need("hidden"),
    vocabulary: need("vocabulary"),
    tied_embeddings: config.tie_word_embeddings ?? whole.tie_word_embeddings ?? classTied,
  };
  const size = { hidden: base.hidden, layers: need("layers") };
  const shape = {
    ...base,
    attention: attentionOf(fields, traits, size).map((group) =>
      traits.encoder ? { ...group, bidirectional: true } : group,
    ),
    feed_forward: feedForwardOf(fields, traits, size),
    max_context_tokens: need("context"),
  };
  const { layers } = size;
  const counted = otherParametersOf(fields, traits, { ...shape, layers });
  const isUsed = (key) => key === "model_type" || fields.read.has(key);
  return {
    shape: { ...shape, ...counted },
    used: Object.keys(config).filter(isUsed),
    unused: Object.keys(config).filter((key) => !isUsed(key)),
  };
}
