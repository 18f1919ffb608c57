// Maps the vendor's option contracts; one whose ticker, terms or deliverable cannot be trusted is counted, not guessed.
import { z } from 'zod';
import { type OccSymbol, sessionDateOf } from '../../../../core/domain/index.ts';
import type { OptionListing } from '../../../../core/ports/index.ts';
import type { LeftOut, ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';
import { parseOptionTicker } from './occ-ticker.ts';

/** The terms of a contract, as the reference and the chain snapshot both tell them. */
export const contractTerms = z.looseObject({
  ticker: z.string(),
  contract_type: z.string(),
  expiration_date: z.string(),
  strike_price: vendorNumber,
  shares_per_contract: vendorNumber.nullish(),
});
type ContractTerms = z.infer<typeof contractTerms>;

/** One contract of the reference; further underlyings are what an adjustment added to its deliverable. */
export const contractRecord = contractTerms.extend({
  additional_underlyings: z.array(z.looseObject({})).nullish(),
});
type ContractRecord = z.infer<typeof contractRecord>;

const SHARES_OF_A_STANDARD_CONTRACT = 100;

/**
 * The contract that terms speak of, or `undefined`, counted in `leftOut`: `ticker-unreadable`, `contract-type-other`,
 * `nonstandard` (adjusted root, or not 100 shares), `ticker-contradicts-terms`.
 */
export function contractOf(terms: ContractTerms, leftOut: LeftOut): OccSymbol | undefined {
  const contract = parseOptionTicker(terms.ticker);
  const reason = reasonAgainst(contract, terms);
  if (reason === undefined) return contract;
  leftOut.add(reason);
  return undefined;
}

function reasonAgainst(contract: OccSymbol | undefined, terms: ContractTerms): string | undefined {
  if (contract === undefined) return 'ticker-unreadable';
  if (terms.contract_type !== 'call' && terms.contract_type !== 'put') return 'contract-type-other';
  const shares = terms.shares_per_contract ?? SHARES_OF_A_STANDARD_CONTRACT;
  if (/\d$/.test(contract.root) || shares !== SHARES_OF_A_STANDARD_CONTRACT) return 'nonstandard';
  const isOfTerms =
    contract.right === terms.contract_type &&
    sessionDateOf(contract.expiryDay) === terms.expiration_date &&
    contract.strikeMills === Math.round(terms.strike_price * 1000);
  return isOfTerms ? undefined : 'ticker-contradicts-terms';
}

/** Listings in the vendor's order; a strike that is not whole cents is left out as `strike-not-in-cents`. */
export function mapContracts({ records, leftOut }: ReadRecords<ContractRecord>): readonly OptionListing[] {
  return records.flatMap((record) => {
    if ((record.additional_underlyings ?? []).length > 0) {
      leftOut.add('nonstandard');
      return [];
    }
    const contract = contractOf(record, leftOut);
    if (contract === undefined) return [];
    if (contract.strikeMills % 10 !== 0) {
      leftOut.add('strike-not-in-cents');
      return [];
    }
    const { symbol, root, right, strikeMills, expiryDay } = contract;
    const strikeCents = strikeMills / 10;
    return [{ symbol, root, right, strikeCents, expiry: sessionDateOf(expiryDay), openInterest: undefined }];
  });
}

/** The listings whose contract is not among `seen`, which grows; the others are counted as `listed-twice`. */
export function newListings(
  listings: readonly OptionListing[],
  seen: Set<string>,
  leftOut: LeftOut,
): readonly OptionListing[] {
  return listings.filter(({ symbol }) => {
    if (!seen.has(symbol)) {
      seen.add(symbol);
      return true;
    }
    leftOut.add('listed-twice');
    return false;
  });
}
