// A source whose every answer is one table on the web: the part that Cboe's and FRED's adapters have in common.
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  MarketDataSource,
} from '../../../core/ports/index.ts';
import {
  createHttpClient,
  failedAnswer,
  type HttpClientOptions,
  type HttpLimits,
  type HttpRequest,
  type RecentStarts,
  type RetryNote,
  type Surroundings,
} from '../../http/index.ts';

/** What may be set from outside; none of it is needed. */
export interface WebTableOptions {
  readonly baseUrl?: string;
  readonly requestsPerMinute?: number;
  readonly limits?: Partial<HttpLimits>;
  readonly surroundings?: Partial<Surroundings>;
  /** By the name of the limit, that of the source. */
  readonly recentStarts?: (limit: string) => RecentStarts;
  readonly onRetry?: (note: RetryNote) => void;
}

/** One publisher: where its tables stand and how their text is read. */
export interface WebTables<Kind extends MarketDataRequest['kind']> {
  readonly name: string;
  readonly kind: Kind;
  readonly baseUrl: string;
  readonly requestsPerMinute: number;
  /** The address of a request's table, or why there is none. */
  readonly place: (request: AskedFor<Kind>) => FailedAnswer | HttpRequest;
  readonly read: (text: string, request: AskedFor<Kind>) => FailedAnswer | MarketDataPage;
}

type AskedFor<Kind> = Extract<MarketDataRequest, { readonly kind: Kind }>;

export function createWebTableSource<Kind extends MarketDataRequest['kind']>(
  tables: WebTables<Kind>,
  options: WebTableOptions,
): MarketDataSource {
  const { name, kind, requestsPerMinute } = tables;
  const { recentStarts, ...further } = options;
  const clientOptions: HttpClientOptions = {
    vendor: name,
    baseUrl: tables.baseUrl,
    requestsPerMinute,
    ...further,
    ...(recentStarts === undefined ? {} : { recentStarts: recentStarts(name) }),
  };
  const client = createHttpClient(clientOptions);
  const isAsked = (request: MarketDataRequest): request is AskedFor<Kind> => request.kind === kind;
  return {
    name,
    kinds: [kind],
    async *pages(request, { after, stop }) {
      if (!isAsked(request)) {
        yield failedAnswer('request-unsupported', `${name}: expected ${kind}, found ${request.kind}`);
        return;
      }
      if (after !== undefined) {
        yield failedAnswer(
          'cursor-refused',
          `${name}: expected no cursor, as an answer is one page, found one`,
        );
        return;
      }
      const place = tables.place(request);
      if ('ok' in place) {
        yield place;
        return;
      }
      const text = await client.getCsv({ ...place, ...(stop === undefined ? {} : { stop }) });
      const page = text.ok ? tables.read(text.value, request) : text;
      yield page.ok && text.ok ? { ...page, answeredAtMs: text.answeredAtMs } : page;
    },
  };
}

/** The failure of a table whose header is not the expected one. */
export function headerRefused(name: string, expected: string, header: readonly string[]): FailedAnswer {
  const found = header.join(',').slice(0, 80);
  return failedAnswer('response-malformed', `${name}: expected the columns ${expected}, found ${found}`);
}
