/** Dated prices of a card, the oldest first; those that are current are in the catalog too. */
export interface DatedPrice {
  /** ISO 8601: a day, or a month or year where no more was printed. */
  readonly as_of: string;
  readonly provider: string;
  /** "on_demand", "spot", "reserved" … */
  readonly kind: string;
  /** US dollars for one card and hour. */
  readonly usd_per_gpu_hour: number;
  /** Cards of the instance that is rented. */
  readonly gpu_count: number;
  readonly region: string;
  /** Whether no later price has replaced it. */
  readonly current: boolean;
  readonly source: string;
}

/** By the id of a card what it cost to rent. */
declare const history: Readonly<Record<string, readonly DatedPrice[]>>;
export default history;
