// Alpaca as a source of market data: bars, chains, option contracts, dividends and splits behind the vendors' port.
import type {
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  MarketDataSource,
} from '../../../core/ports/index.ts';
import { failedAnswer } from '../../http/index.ts';
import { type AlpacaClient, createAlpacaClient } from './alpaca-client.ts';
import type { AlpacaOptions, OptionFeed, StockFeed } from './alpaca-options.ts';
import { answerPages, type PageOptions } from './answer/answer-pages.ts';
import { barsQuestion } from './questions/bars.ts';
import { wholeChain } from './questions/chain.ts';
import { corporateActionsQuestion } from './questions/corporate-actions.ts';
import { contractsQuestion } from './questions/option-contracts.ts';
import { askSpot } from './questions/spot.ts';

type Answer = AsyncIterable<FailedAnswer | MarketDataPage>;

/** Alpaca with one account's keys; nothing is asked and nothing loaded before the first step of an answer. */
export function createAlpacaSource(options: AlpacaOptions): MarketDataSource {
  const client = createAlpacaClient(options);
  return {
    name: 'alpaca',
    kinds: ['bars', 'chain', 'option-contracts', 'dividends', 'splits'],
    feeds: { bars: stockFeedOf(options), chain: optionFeedOf(options) },
    pages: (request, pageOptions) => pagesOf(client, options, { request, pageOptions }),
  };
}

/** Without a plan the feed of all exchanges holds everything but the latest quarter of an hour. */
function stockFeedOf({ stockFeed }: AlpacaOptions): StockFeed {
  return stockFeed ?? 'sip';
}

function optionFeedOf({ optionFeed }: AlpacaOptions): OptionFeed {
  return optionFeed ?? 'indicative';
}

interface Asked {
  readonly request: MarketDataRequest;
  readonly pageOptions: PageOptions;
}

function pagesOf(client: AlpacaClient, options: AlpacaOptions, { request, pageOptions }: Asked): Answer {
  switch (request.kind) {
    case 'bars': {
      const question = barsQuestion(request, stockFeedOf(options), options);
      return 'ok' in question ? only(question) : answerPages(client, question, pageOptions);
    }
    case 'chain':
      return chainPages(client, options, { request, pageOptions });
    case 'option-contracts': {
      const question = contractsQuestion(request);
      return 'ok' in question ? only(question) : answerPages(client, question, pageOptions);
    }
    case 'dividends':
    case 'splits':
      return answerPages(client, corporateActionsQuestion(request), pageOptions);
    default:
      return only(unsupported(`bars, chain, option-contracts, dividends or splits, found ${request.kind}`));
  }
}

async function* chainPages(
  client: AlpacaClient,
  options: AlpacaOptions,
  { request, pageOptions }: Asked & { readonly request: { readonly kind: 'chain' } },
): AsyncGenerator<FailedAnswer | MarketDataPage, void, void> {
  if (request.date !== undefined) {
    yield unsupported(
      `a chain as quoted now, found that of ${request.date}: the vendor keeps no earlier quotes`,
    );
    return;
  }
  if (pageOptions.after !== undefined) {
    const why = 'a chain is asked whole';
    yield failedAnswer('cursor-refused', `alpaca: expected no cursor, as ${why}, found one`);
    return;
  }
  const underlying = request.underlying.trim().toUpperCase();
  const feed = optionFeedOf(options);
  const spotAt = await askSpot(client, underlying, { optionFeed: feed, stop: pageOptions.stop });
  if (typeof spotAt !== 'function') {
    yield spotAt;
    return;
  }
  yield await wholeChain(
    client,
    { ...request, underlying },
    { feed, spotAt, clock: options, ...pageOptions },
  );
}

function unsupported(expectedAndFound: string): FailedAnswer {
  return failedAnswer('request-unsupported', `alpaca: expected ${expectedAndFound}`);
}

async function* only(failure: FailedAnswer): AsyncGenerator<FailedAnswer, void, void> {
  await Promise.resolve();
  yield failure;
}
