// What a config.json leaves unsaid because the family's code fixes it: data/config_families.json.
import { readFileSync } from "node:fs";

const FAMILIES = JSON.parse(
  readFileSync(new URL("../../config_families.json", import.meta.url), "utf8"),
).families;
const BY_TYPE = new Map(
  FAMILIES.flatMap((family) => [family.type, ...(family.also ?? [])].map((type) => [type, family])),
);

/** Layers that this program counts; what else there is, only the core's reader does. */
const COUNTED = { layout: [undefined], recurrence: [undefined, "gated_delta"] };

/** {traits, defaults} of the configuration's family. Throws on a family that is not known or not counted here. */
export function familyOf({ model_type: type }) {
  const family = BY_TYPE.get(type);
  if (!family) throw new Error(`model_type "${type}" is not known`);
  const { traits = {}, defaults = {} } = family;
  for (const [name, values] of Object.entries(COUNTED)) {
    if (!values.includes(traits[name]))
      throw new Error(`the layers of "${type}" are not counted here`);
  }
  return { traits: { norms: 2, matrices: 3, final_norm: true, ...traits }, defaults };
}
