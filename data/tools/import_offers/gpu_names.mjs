// Which card of the catalog a price list means: by name, memory per GPU and what the instance's name adds.

const FORMS = ["pcie", "sxm", "nvl"];
/** Lists round memory in both directions: 80 GB appear as 79 to 81, 141 as 140 to 144. */
const MEMORY_TOLERANCE = 0.03;

/** Returns find(name, memoryGb, instance): the id of a GPU, or undefined where the list could mean two or none. */
export function gpuFinder(gpus, chosen = {}) {
  const byName = new Map();
  for (const { id, aliases } of gpus)
    for (const name of [id, ...aliases]) byName.set(name.toLowerCase(), id);
  const memory = new Map(gpus.map(({ id, memory_gb }) => [id, memory_gb]));
  const fits = (id, gb) => !gb || Math.abs(memory.get(id) / gb - 1) <= MEMORY_TOLERANCE;
  return (name, memoryGb, instance = "") => {
    if (chosen[name]) return chosen[name];
    const plain = name.toLowerCase().replace(/^nvidia[ -]/, "");
    const form = FORMS.find((word) => `${plain} ${instance}`.toLowerCase().includes(word));
    const bare = plain.replace(/[- _](pcie|sxm|nvl)\d?/, "");
    const size = Math.round(memoryGb ?? 0);
    const tries = [
      ...(form
        ? [`${bare} ${form} ${size}gb`, `${bare}-${form}-${size}gb`, `${bare} ${form}`]
        : []),
      plain,
      `${bare}-${size}gb`,
      `${bare} ${size}gb`,
      plain.replaceAll("-", " "),
    ];
    return tries.map((text) => byName.get(text)).find((id) => id && fits(id, memoryGb));
  };
}
