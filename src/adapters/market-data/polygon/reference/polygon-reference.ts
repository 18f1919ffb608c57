// What the vendor says outside the data port: the market's status, its holidays, and the values of indices now.
import type { StopSignal } from '../../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../../http/index.ts';
import { LeftOut, readRecords } from '../answer/read-records.ts';
import type { Inquiry } from '../inquiry.ts';
import { indexTickerOf } from '../map/occ-ticker.ts';
import { createPolygonClient, type PolygonOptions } from '../polygon-options.ts';
import { walkPages } from '../walk-pages.ts';
import { indexRecord, type IndexValue, mapIndexValues } from './index-values.ts';
import { type MarketStatus, readHolidays, readMarketStatus, type VendorHolidays } from './market-state.ts';

const INDICES_MAX = 250;
export const STATUS_PATH = '/v1/marketstatus/now';
export const HOLIDAYS_PATH = '/v1/marketstatus/upcoming';

export interface IndexValues {
  readonly values: readonly IndexValue[];
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Each method asks once and fails with a value. */
export interface PolygonReference {
  marketStatus(stop?: StopSignal): Promise<HttpResult<MarketStatus>>;
  /** Closed and shortened days that the exchanges have announced. */
  holidays(stop?: StopSignal): Promise<HttpResult<VendorHolidays>>;
  /** At most 250 indices by their bare names. */
  indexValues(indices: readonly string[], stop?: StopSignal): Promise<HttpResult<IndexValues>>;
}

export function createPolygonReference(options: PolygonOptions): PolygonReference {
  const client = createPolygonClient(options);
  const stopping = (stop: StopSignal | undefined): { readonly stop?: StopSignal } =>
    stop === undefined ? {} : { stop };
  return {
    async marketStatus(stop) {
      const body = await client.http.getJson({ path: STATUS_PATH, ...stopping(stop) });
      return body.ok ? readMarketStatus(body.value) : body;
    },
    async holidays(stop) {
      const body = await client.http.getJson({ path: HOLIDAYS_PATH, ...stopping(stop) });
      return body.ok ? readHolidays(body.value) : body;
    },
    async indexValues(indices, stop) {
      if (indices.length === 0 || indices.length > INDICES_MAX)
        return failedAnswer(
          'request-unsupported',
          `polygon: expected 1 to ${INDICES_MAX} indices, found ${indices.length}`,
        );
      const values: IndexValue[] = [];
      const leftOut = new LeftOut();
      for await (const page of walkPages(client, indexInquiry(indices), stopping(stop))) {
        if (!page.ok)
          return { ok: false, error: { ...page.error, message: client.hidden(page.error.message) } };
        const read = readRecords(page.results, indexRecord, leftOut);
        if (!read.ok) return read;
        values.push(...mapIndexValues(read.value));
      }
      return { ok: true, value: { values, leftOut: leftOut.counts } };
    },
  };
}

/** The question of an index snapshot. */
export function indexInquiry(indices: readonly string[]): Inquiry {
  const path = '/v3/snapshot/indices';
  const query = { 'ticker.any_of': indices.map(indexTickerOf).join(','), limit: INDICES_MAX };
  return { product: 'index-snapshot', questions: [{ path, pathFront: path, query }] };
}
