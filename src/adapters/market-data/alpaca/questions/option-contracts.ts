// The option contracts that are listed, with their open interest, from Alpaca's host of trading.
import { z } from 'zod';
import { type OccSymbol, parseOccSymbol, sessionDateOf } from '../../../../core/domain/index.ts';
import type { FailedAnswer, OptionContractsRequest, OptionListing } from '../../../../core/ports/index.ts';
import { failedAnswer } from '../../../http/index.ts';
import type { PagedQuestion } from '../answer/answer-pages.ts';
import { contractsEnvelope } from '../answer/envelopes.ts';
import type { RecordTally } from '../answer/record-tally.ts';
import { dateOrMissing, numberOrMissing, vendorDate, vendorNumber } from '../answer/vendor-values.ts';

const CONTRACTS_A_PAGE = 10_000;
/** Without a last expiry the vendor would end at the next weekend. */
const LATEST_EXPIRY = '2099-12-31';

/** What a contract delivers unless it was adjusted. */
const SHARES = 100;

type ContractsEnvelope = z.infer<typeof contractsEnvelope>;

/** Contracts that are open for trading now; `request-unsupported` for those of another day, which the vendor does not tell. */
export function contractsQuestion({
  underlying,
  asOf,
  expiries,
}: OptionContractsRequest): PagedQuestion<ContractsEnvelope> | FailedAnswer {
  if (asOf !== undefined) {
    return failedAnswer(
      'request-unsupported',
      `alpaca: expected contracts as listed now, found those of ${asOf}: the vendor tells no earlier lists`,
    );
  }
  const asked = {
    underlyingSymbols: underlying.trim().toUpperCase(),
    status: 'active' as const,
    limit: CONTRACTS_A_PAGE,
    ...(expiries === undefined ? {} : { expirationDateGte: new Date(expiries.from) }),
    expirationDateLte: new Date(expiries?.to ?? LATEST_EXPIRY),
  };
  return {
    call: (pageToken) => (apis, init) =>
      apis.assets.getOptionsContractsRaw(pageToken === undefined ? asked : { ...asked, pageToken }, init),
    envelope: contractsEnvelope,
    planNote: undefined,
    rowsOf: ({ option_contracts: records }, tally) => ({
      kind: 'option-contracts',
      listings: (records ?? []).flatMap((record) => listingOf(record, tally)),
    }),
  };
}

const contractRecord = z.looseObject({
  symbol: z.string(),
  expiration_date: vendorDate,
  strike_price: vendorNumber,
  type: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['call', 'put'])),
  open_interest: numberOrMissing,
  size: numberOrMissing,
  close_price: numberOrMissing,
  close_price_date: dateOrMissing,
});

function listingOf(raw: unknown, tally: RecordTally): readonly OptionListing[] {
  const record = tally.read(contractRecord, raw);
  if (record === undefined) return [];
  const contract = parseOccSymbol(record.symbol);
  if (contract === undefined) tally.leaveOut('unreadable-symbol');
  else if (/\d$/.test(contract.root) || (record.size !== SHARES && !Number.isNaN(record.size)))
    tally.leaveOut('nonstandard');
  else if (!isOf(contract, record)) tally.leaveOut('symbol-and-fields-differ');
  else {
    const { open_interest: openInterest, expiration_date: expiry, close_price: dollars } = record;
    const closedOn = Number.isNaN(dollars) ? undefined : record.close_price_date;
    return [
      {
        symbol: contract.symbol,
        root: contract.root,
        expiry,
        right: contract.right,
        strikeCents: Math.round(contract.strikeMills / 10),
        openInterest: Number.isNaN(openInterest) ? undefined : openInterest,
        ...(closedOn === undefined ? {} : { close: { dollars, date: closedOn } }),
      },
    ];
  }
  return [];
}

/** Of two tellings of a contract that differ, neither is to be trusted. */
function isOf(contract: OccSymbol, record: z.infer<typeof contractRecord>): boolean {
  return (
    sessionDateOf(contract.expiryDay) === record.expiration_date &&
    contract.right === record.type &&
    contract.strikeMills === Math.round(record.strike_price * 1000) &&
    // Adjusted contracts may have strikes of fractions of a cent, which cents do not hold.
    contract.strikeMills % 10 === 0
  );
}
