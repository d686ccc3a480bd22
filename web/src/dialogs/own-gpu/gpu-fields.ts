import type { Catalog } from "whichgpu";
import type { DraftField, DraftTexts } from "../draft/draft.ts";

type CatalogGpu = Catalog["gpus"][number];

const text = (key: string): DraftField => ({ key, kind: "text" });
const number = (key: string, unit: string): DraftField => ({ key, kind: "number", unit });

/** The fields of a card, as the request names them, in the order of a datasheet. Rates are dense. */
export const gpuFieldGroups = {
  card: [
    text("name"),
    text("vendor"),
    text("architecture"),
    text("form_factor"),
    text("compute_capability"),
    { key: "year", kind: "count" },
    number("power_watts", "W"),
    number("peak_power_watts", "W"),
  ],
  memory: [
    number("memory_gb", "GB"),
    number("memory_mib", "MiB"),
    number("memory_bandwidth_gb_s", "GB/s"),
    text("memory_type"),
    { key: "memory_class", kind: "choice", choices: ["hbm", "gddr", "unified"] },
  ],
  rates: [
    number("fp64_tflops", "TFLOP/s"),
    number("fp64_tensor_dense_tflops", "TFLOP/s"),
    number("fp32_tflops", "TFLOP/s"),
    number("tf32_tensor_dense_tflops", "TFLOP/s"),
    number("fp16_tensor_dense_tflops", "TFLOP/s"),
    number("bf16_tensor_dense_tflops", "TFLOP/s"),
    number("fp8_tensor_dense_tflops", "TFLOP/s"),
    number("fp4_tensor_dense_tflops", "TFLOP/s"),
    number("int8_tensor_dense_tops", "TOP/s"),
    { key: "sparsity_doubles_rates", kind: "flag" },
    { key: "dpx", kind: "flag" },
  ],
  links: [
    number("nvlink_gb_s_per_direction", "GB/s"),
    { key: "nvlink_domain_gpus", kind: "count" },
    { key: "nvlink_generation", kind: "count" },
    number("pcie_gb_s_per_direction", "GB/s"),
    { key: "pcie_generation", kind: "count" },
  ],
} as const satisfies Record<string, readonly DraftField[]>;

export type GpuFieldGroup = keyof typeof gpuFieldGroups;

export const gpuFields: readonly DraftField[] = Object.values(gpuFieldGroups).flat();

/** What a card of the catalog says of each field, in the units of the request; six digits. */
export function textsOfGpu(gpu: CatalogGpu): DraftTexts {
  const digits = (value: number) => String(Number(value.toPrecision(6)));
  const { dense_flops: dense } = gpu;
  const tera = (rate: number | null) => digits((rate ?? 0) / 1e12);
  return {
    name: gpu.name,
    vendor: gpu.vendor,
    architecture: gpu.architecture,
    form_factor: gpu.form_factor,
    compute_capability: gpu.compute_capability,
    year: String(gpu.year),
    power_watts: digits(gpu.power_watts),
    peak_power_watts: digits(gpu.peak_power_watts),
    memory_gb: digits(gpu.marketed_memory_bytes / 1e9),
    memory_mib: digits(gpu.memory_bytes / 2 ** 20),
    memory_bandwidth_gb_s: digits(gpu.memory_bandwidth_bytes_per_second / 1e9),
    memory_type: gpu.memory_type,
    memory_class: gpu.memory_class,
    fp64_tflops: tera(dense.fp64),
    fp64_tensor_dense_tflops: tera(dense.fp64_tensor),
    fp32_tflops: tera(dense.fp32),
    tf32_tensor_dense_tflops: tera(dense.tf32),
    fp16_tensor_dense_tflops: tera(dense.fp16),
    bf16_tensor_dense_tflops: tera(dense.bf16),
    fp8_tensor_dense_tflops: tera(dense.fp8),
    fp4_tensor_dense_tflops: tera(dense.fp4),
    int8_tensor_dense_tops: tera(dense.int8),
    sparsity_doubles_rates: String(gpu.sparsity_doubles_rates),
    dpx: String(gpu.dpx),
    nvlink_gb_s_per_direction: digits(gpu.nvlink_bytes_per_second_per_direction / 1e9),
    nvlink_domain_gpus: String(gpu.nvlink_gpus),
    nvlink_generation: String(gpu.nvlink_generation),
    pcie_gb_s_per_direction: digits(gpu.pcie_bytes_per_second_per_direction / 1e9),
    pcie_generation: String(gpu.pcie_generation),
  };
}
