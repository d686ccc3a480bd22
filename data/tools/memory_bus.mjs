// Whether a bandwidth is one that memory of its type and size can have. The size says how many devices there are,
// these how wide the bus is, and the bus how fast each pin would have to be.

/**
 * Of each type: data pins of one device (a chip, a stack, a package), the sizes it is made in, the widest bus there
 * is, and the Gbit/s of a pin. JEDEC JESD212 (GDDR5), 232 (GDDR5X), 250 (GDDR6), 239 (GDDR7), 235 (HBM2, HBM2e),
 * 238 (HBM3, HBM3e), 209-5 (LPDDR5, LPDDR5X); GDDR6X is Micron's. The slower end is what cards ship with.
 */
const TYPES = {
  GDDR5: { pins: 32, sizes_gb: [0.5, 1], widest: 512, gbit_s: [5, 9] },
  GDDR5X: { pins: 32, sizes_gb: [1, 2], widest: 512, gbit_s: [9, 12] },
  GDDR6: { pins: 32, sizes_gb: [1, 2], widest: 512, gbit_s: [10, 20] },
  GDDR6X: { pins: 32, sizes_gb: [1, 2], widest: 512, gbit_s: [19, 24] },
  GDDR7: { pins: 32, sizes_gb: [2, 3], widest: 512, gbit_s: [24, 36] },
  HBM2: { pins: 1024, sizes_gb: [4, 8], widest: 8192, gbit_s: [1.4, 2.5] },
  HBM2e: { pins: 1024, sizes_gb: [8, 16], widest: 8192, gbit_s: [2.4, 3.7] },
  HBM3: { pins: 1024, sizes_gb: [16, 24], widest: 8192, gbit_s: [4.8, 6.6] },
  HBM3e: { pins: 1024, sizes_gb: [24, 36], widest: 8192, gbit_s: [5.6, 9.8] },
  LPDDR5: { pins: 64, sizes_gb: [8, 12, 16, 32], widest: 1024, gbit_s: [6, 9.7] },
  LPDDR5X: { pins: 64, sizes_gb: [8, 12, 16, 32], widest: 1024, gbit_s: [6, 9.7] },
};

/** Memory without a public standard, or not named further by its maker: any bandwidth may be right. */
const UNSPECIFIED = ["HBM", "HiBL"];

/** Cards are sold with less than their devices hold, at most by this factor: 256 of 288 GB. */
const MOST_UNSOLD = 1.15;
/** Of graphics memory two chips may share the pins of one, on both sides of the board. */
const sharing = (type) => (type.startsWith("GDDR") ? [1, 2] : [1]);

/** What is wrong with the memory of a card, as a list of texts. */
export function memoryBusProblems({
  memory_type: type,
  memory_gb: gb,
  memory_bandwidth_gb_s: rate,
}) {
  if (UNSPECIFIED.includes(type)) return [];
  const known = TYPES[type];
  if (!known) return [`memory_type ${type} is not one of ${Object.keys(TYPES).join(", ")}`];
  const { pins, sizes_gb: sizes, widest, gbit_s: range } = known;
  const buses = sizes.flatMap((size) => {
    const devices = Math.ceil(gb / size);
    if (devices * size > gb * MOST_UNSOLD) return [];
    return sharing(type)
      .map((chips) => (devices / chips) * pins)
      .filter((bits) => bits <= widest);
  });
  const rates = buses.map((bits) => (rate * 8) / bits);
  if (rates.some((gbit) => gbit >= range[0] && gbit <= range[1])) return [];
  const needed = rates.map((gbit) => gbit.toFixed(1)).join(" or ") || "no";
  return [
    `memory_bandwidth_gb_s takes ${needed} Gbit/s a pin; ${type} has ${range[0]} to ${range[1]}`,
  ];
}
