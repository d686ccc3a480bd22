// The table of core/catalog/config_family.h from data/config_families.json.
import { assignments, literal, number, table, text } from "./cpp.mjs";

const ENUMERATIONS = { layout: "ConfigLayout", recurrence: "Recurrence", qk_norm: "QkNorm" };

/** A constexpr array that a span of the row refers to; nothing where there is nothing to hold. */
function array(name, type, values) {
  if (values.length === 0) return "";
  return `constexpr std::array<${type}, ${values.length}> ${name}{{${values.join(", ")}}};\n`;
}

function lists({ also = [], defaults = {}, sizes = {} }) {
  const pairs = (fields) =>
    Object.entries(fields).map(([field, value]) => `{${text(field)}, ${number(Number(value))}}`);
  return [
    ["also", "std::string_view", also.map(text)],
    ["defaults", "ConfigDefault", pairs(defaults)],
    ["sizes", "ConfigDefault", pairs(sizes)],
  ];
}

function traitLiteral([name, value]) {
  const enumeration = ENUMERATIONS[name];
  return [name, enumeration ? `${enumeration}::${value}` : literal(value)];
}

/** {definition, accessor} of the table, as cpp.mjs makes them. */
export function familyTable(families) {
  let arrays = "";
  const bodies = families.map((family, index) => {
    const fields = { type: text(family.type) };
    for (const [field, type, values] of lists(family)) {
      const name = `family_${index}_${field}`;
      arrays += array(name, type, values);
      if (values.length > 0) fields[field] = name;
    }
    const traits = Object.fromEntries(Object.entries(family.traits ?? {}).map(traitLiteral));
    return assignments("x", { ...fields, ...traits });
  });
  const { definition, accessor } = table("ConfigFamily", "config_families", bodies);
  return { definition: arrays + definition, accessor };
}
