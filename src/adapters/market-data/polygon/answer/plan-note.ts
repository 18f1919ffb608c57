// Tells in plain words which of the vendor's plans holds what was asked for.

/** What the vendor sells apart. */
export type VendorProduct =
  | 'share-bars'
  | 'index-bars'
  | 'option-bars'
  | 'option-contracts'
  | 'chain-snapshot'
  | 'option-quotes'
  | 'index-snapshot'
  | 'reference';

const NOTES: Readonly<Record<VendorProduct, string>> = {
  'share-bars':
    'bars of shares: Stocks Basic (free) reaches two years back and ends yesterday, Starter and above more',
  'index-bars':
    'bars of indices need an Indices plan; Indices Basic (free) ends yesterday and holds few indices',
  'option-bars':
    'bars of options: Options Basic (free) reaches two years back and ends yesterday, Starter and above more',
  'option-contracts': 'contracts are part of every Options plan, Basic (free) among them',
  'chain-snapshot': 'the chain snapshot needs Options Starter or above, its bids and asks Options Advanced',
  'option-quotes': 'quotes of options need Options Advanced',
  'index-snapshot': 'the snapshot of indices needs Indices Starter or above',
  reference:
    'dividends, splits and the market calendar are part of every Stocks plan, Basic (free) among them',
};

/** Which plan holds a product, as the vendor's documents say (November 2025), and where to look. */
export function planNote(product: VendorProduct): string {
  return `${NOTES[product]} (massive.com/pricing)`;
}
