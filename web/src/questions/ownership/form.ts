import { carbon, field, gpu, price, pue, type Form } from "../form.ts";
import { ownershipPresets } from "./presets.ts";

/** Cards that are bought or rented. */
export const ownershipForm = {
  method: "own",
  base: {},
  presets: ownershipPresets,
  fields: {
    gpu,
    count: field("gpu_count", "count", "count", "8"),
    cardprice: field("usd_per_gpu", "card", "amount"),
    serverprice: field("server_usd_per_gpu", "server", "amount"),
    months: field("months", "months", "count"),
    used: field("utilization", "used", "number", "0.5"),
    drawn: field("mean_power_w", "watts", "number"),
    electricity: field("electricity_usd_per_kwh", "kwh", "number"),
    price,
    api: { ...field("api_usd_per_million_tokens", "api", "number"), unless: "apiout" },
    apiin: field("api_usd_per_million_input_tokens", "apiin", "number"),
    apicached: field("api_usd_per_million_cached_tokens", "apicached", "number"),
    apiout: field("api_usd_per_million_output_tokens", "apiout", "number"),
    apimix: field("input_per_output_tokens", "apimix", "number"),
    apihits: field("cached_input_fraction", "apihits", "number"),
    yield: field("tokens_per_second", "yield", "number"),
    pue,
    hosting: field("hosting_usd_per_kw_month", "hosting", "number"),
    residual: field("residual_fraction", "residual", "number"),
    carbon,
  },
} as const satisfies Form;
