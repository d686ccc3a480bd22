// The sentences that say where the entries of the catalogue come from. Most who ask for a figure never read one: the
// tables of a module that travels refer to them, and they travel by themselves.

/** The entries that the tables cite: lists whose entries say `source`, and lists whose entries have `sources`. */
const entriesOf = ({ precisions, ownership, drafts, ...catalogue }) => ({
  saying: [
    catalogue.offers,
    catalogue.engines,
    catalogue.trainingFrameworks,
    precisions.weights,
    precisions.kv_cache,
    ownership.purchase_prices,
    drafts.curves,
    drafts.tasks,
    catalogue.qualities,
  ].flat(),
  citing: [catalogue.gpus, catalogue.models, catalogue.imageModels, catalogue.partitionings].flat(),
});

/** What stands in the place of a sentence: its number in the list. */
const reference = (number) => `#${number}`;

/**
 * The catalogue with a reference in the place of each sentence, and the sentences: {catalogue, sentences}. What the
 * tables do not cite stays as it is.
 */
export function withReferences(original) {
  const catalogue = structuredClone(original);
  const numbers = new Map();
  const referTo = (sentence) => {
    if (!numbers.has(sentence)) numbers.set(sentence, numbers.size);
    return reference(numbers.get(sentence));
  };
  const { saying, citing } = entriesOf(catalogue);
  for (const entry of saying) entry.source = referTo(entry.source);
  for (const { sources } of citing) sources[0].cite = referTo(sources[0].cite);
  return { catalogue, sentences: [...numbers.keys()] };
}
