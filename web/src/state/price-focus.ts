import { isObject, parseObject } from "./described.ts";
import { offerKinds, type BookOffer } from "./price-book.ts";
import type { Row } from "./price-files.ts";

/** Columns of FOCUS 1.2 (FinOps Open Cost and Usage Specification) that say a price. */
export const focusColumns = [
  "ProviderName",
  "ServiceCategory",
  "SkuPriceId",
  "SkuPriceDetails",
  "PricingCategory",
  "PricingUnit",
  "BillingCurrency",
  "ListUnitPrice",
  "ChargePeriodStart",
] as const;

type Kind = BookOffer["kind"];

/** PricingCategory of each kind of offer; a promotion is a price apart. */
const categories: Readonly<Record<Kind, string>> = {
  on_demand: "Standard",
  spot: "Dynamic",
  reserved: "Committed",
  promotion: "Other",
};

/** Units in which one card is priced, and those in which what is rented together is. */
const ofOneCard = /^gpu[- ]hours?$/i;
const ofAll = /^((instance|server|node|vm)[- ])?hours?$/i;

/** The prices in the columns of FOCUS, in dollars for one card and hour. */
export function toFocus(offers: readonly BookOffer[]): readonly Record<string, string>[] {
  return offers.map((offer) => ({
    ProviderName: offer.provider,
    ServiceCategory: "Compute",
    SkuPriceId: offer.id,
    SkuPriceDetails: JSON.stringify({
      GpuCount: offer.gpu_count,
      x_Gpu: offer.gpu,
      ...(!offer.current && { x_Current: "false" }),
    }),
    PricingCategory: categories[offer.kind],
    PricingUnit: "GPU-Hours",
    BillingCurrency: "USD",
    ListUnitPrice: String(offer.usd_per_gpu_hour),
    ChargePeriodStart: /^\d{4}-\d{2}-\d{2}$/.test(offer.as_of)
      ? `${offer.as_of}T00:00:00Z`
      : offer.as_of,
  }));
}

/** Whether a table's columns are those of FOCUS. */
export function isFocus(columns: readonly string[]): boolean {
  return columns.includes("ListUnitPrice") || columns.includes("ContractedUnitPrice");
}

/**
 * A row of FOCUS as one of a price list. The contracted price counts before the list price. Where the unit is an hour of
 * what is rented together, the price is divided by its cards. Yuan become dollars at `cnyPerUsd`. Of another or no
 * currency or unit, and of an unknown number of cards, the price is left out, so that the list is refused with the column.
 */
export function rowOfFocus(row: Readonly<Record<string, string>>, cnyPerUsd: number): Row {
  const details = parseObject(row["SkuPriceDetails"] ?? "");
  const detail = (name: string): string => {
    const value = isObject(details) ? details[name] : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const count = detail("GpuCount");
  const price = row["ContractedUnitPrice"] || row["ListUnitPrice"] || "";
  const perDollar = { USD: 1, CNY: cnyPerUsd }[(row["BillingCurrency"] ?? "").toUpperCase()];
  const unit = row["PricingUnit"] ?? "";
  const cards = ofOneCard.test(unit) ? 1 : ofAll.test(unit) && count !== "" ? Number(count) : NaN;
  const usd = Number(price) / cards / (perDollar ?? NaN);
  const category = row["PricingCategory"] || "Standard";
  return {
    id: row["SkuPriceId"],
    provider: row["ProviderName"] || row["PublisherName"] || "",
    gpu: detail("x_Gpu") || detail("GpuModel") || detail("GpuType") || "",
    kind: offerKinds.find((kind) => categories[kind] === category) ?? category,
    gpu_count: count,
    usd_per_gpu_hour: price !== "" && Number.isFinite(usd) ? usd : "",
    as_of: (row["ChargePeriodStart"] ?? "").slice(0, 10),
    current: detail("x_Current"),
  };
}
