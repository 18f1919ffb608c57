// Counts what accepted rows are: their dates, expiries and classes, and the quotes that only a run can judge.
import type { ChainRows } from '../../../domain/index.ts';
import type { IntakeFacts, IntakeReport } from './intake-report.ts';

const DAYS_MAX = 100_000;

export class IntakeFactsTally {
  afterLastTrade = 0;
  #accepted = 0;
  #crossed = 0;
  #locked = 0;
  #zeroBid = 0;
  #unquoted = 0;
  readonly #dates = new Set<number>();
  readonly #expiries = new Set<number>();
  readonly #rowsByRoot = new Map<string, number>();

  count({ length, roots, root, date, expiryDay, bid, ask }: ChainRows): void {
    const rowsByPlace = new Float64Array(roots.length);
    let latestDate = Number.NaN;
    let latestExpiry = Number.NaN;
    for (let row = 0; row < length; row += 1) {
      const place = root[row] as number;
      rowsByPlace[place] = (rowsByPlace[place] as number) + 1;
      if (date[row] !== latestDate) this.#dates.add((latestDate = date[row] as number));
      const expiry = place * DAYS_MAX + (expiryDay[row] as number);
      if (expiry !== latestExpiry) this.#expiries.add((latestExpiry = expiry));
      const low = bid[row] as number;
      const high = ask[row] as number;
      if (low === 0) this.#zeroBid += 1;
      if (low > 0 && high > 0 && low >= high) {
        if (low === high) this.#locked += 1;
        else this.#crossed += 1;
      }
      if (!(low > 0) && !(high > 0)) this.#unquoted += 1;
    }
    this.#accepted += length;
    for (const [place, rows] of rowsByPlace.entries())
      if (rows > 0) {
        const name = roots[place] as string;
        this.#rowsByRoot.set(name, (this.#rowsByRoot.get(name) ?? 0) + rows);
      }
  }

  summary(): Pick<IntakeReport, 'accepted' | 'facts' | 'dates' | 'expiries' | 'rowsByRoot'> {
    const facts: IntakeFacts = {
      crossed: this.#crossed,
      locked: this.#locked,
      zeroBid: this.#zeroBid,
      unquoted: this.#unquoted,
      afterLastTrade: this.afterLastTrade,
    };
    const dates = [...this.#dates].toSorted((a, b) => a - b);
    return {
      accepted: this.#accepted,
      facts,
      dates: { count: dates.length, first: dates[0], last: dates.at(-1) },
      expiries: this.#expiries.size,
      rowsByRoot: Object.fromEntries(this.#rowsByRoot),
    };
  }
}
