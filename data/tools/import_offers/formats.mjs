// Rows of a price list as {instance, name, memory_gb, kind, gpu_count, usd_per_gpu_hour, vcpus, ram_gb, region}, or
// as whole offers where the list was made by hand.

const GIB_IN_GB = 1.073741824;
const round = (value, digits) => Number(value.toFixed(digits));

/** A number of the list; undefined where the cell is empty. Throws on anything else. */
function numberIn(row, column) {
  const text = (row[column] ?? "").trim();
  if (text === "") return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${column} is "${text}": no number`);
  return value;
}

/** Catalogs of skypilot-org/skypilot-catalog: price of the whole instance, memory in GiB. */
function skypilot(row) {
  const count = numberIn(row, "AcceleratorCount");
  if (!count) return [];
  const mib = /'SizeInMiB': (\d+)/.exec(row.GpuInfo ?? "");
  const offer = (kind, column) => {
    const price = numberIn(row, column);
    if (!price) return [];
    return {
      instance: row.InstanceType,
      name: row.AcceleratorName,
      memory_gb: mib ? Number(mib[1]) / 1024 : undefined,
      kind,
      gpu_count: count,
      usd_per_gpu_hour: round(price / count, 4),
      vcpus: numberIn(row, "vCPUs") ?? 0,
      ram_gb: round((numberIn(row, "MemoryGiB") ?? 0) * GIB_IN_GB, 1),
      region: row.Region ?? "",
    };
  };
  return [offer("on_demand", "Price"), offer("spot", "SpotPrice")].flat();
}

/** Exports of dstackai/gpuhunt: price of the whole instance; its GB are those of the providers. */
function gpuhunt(row) {
  const count = numberIn(row, "gpu_count");
  const price = numberIn(row, "price");
  if (!count || !price) return [];
  return [
    {
      instance: row.instance_name,
      name: row.gpu_name,
      memory_gb: numberIn(row, "gpu_memory"),
      kind: row.spot.toLowerCase() === "true" ? "spot" : "on_demand",
      gpu_count: count,
      usd_per_gpu_hour: round(price / count, 4),
      vcpus: numberIn(row, "cpu") ?? 0,
      ram_gb: numberIn(row, "memory") ?? 0,
      region: row.location,
    },
  ];
}

/** A list made by hand, its columns named as the fields of an offer. */
function csv(row) {
  return [
    {
      ...row,
      name: row.gpu,
      kind: row.kind || "on_demand",
      gpu_count: numberIn(row, "gpu_count") ?? 1,
      usd_per_gpu_hour: numberIn(row, "usd_per_gpu_hour"),
      vcpus: numberIn(row, "vcpus") ?? 0,
      ram_gb: numberIn(row, "ram_gb") ?? 0,
      region: row.region ?? "",
    },
  ];
}

export const FORMATS = { skypilot, gpuhunt, csv };
