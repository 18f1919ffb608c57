// Two input lines for vix-index: a few strikes of each term are enough to see the fields and an answer.

/** `strike put bid/ask call bid/ask`, where a side that is not quoted is a dash. */
const NEAR =
  '3900 1.2/1.5 -,3950 3.1/3.5 -,4000 8.4/9 59.8/61.2,4050 23.1/24.1 24.6/25.6,4100 57.9/59.3 9.5/10.1,4150 - 3.2/3.6,4200 - 0/0.1,4250 - 0/0.1';
const NEXT =
  '3900 3.4/3.8 -,3950 7.6/8.2 -,4000 16.2/17 68.9/70.3,4050 33.2/34.4 36.1/37.3,4100 64.5/66.1 17.5/18.3,4150 - 7.4/8,4200 - 2.6/3,4250 - 0.9/1.2';

type Quote = Readonly<Record<string, number | string>>;

function quotesOf(text: string): readonly Quote[] {
  return text.split(',').flatMap((row) => {
    const [strike = '', put = '', call = ''] = row.split(' ');
    const sides = { put, call };
    return (['put', 'call'] as const)
      .filter((right) => sides[right] !== '-')
      .map((right) => {
        const [bid, ask] = sides[right].split('/').map(Number);
        return { right, strike: Number(strike), bid: bid ?? 0, ask: ask ?? 0 };
      });
  });
}

const near = { quotes: quotesOf(NEAR), years: 0.0684, rate: 0.04 };
const next = { quotes: quotesOf(NEXT), years: 0.0876, rate: 0.04 };

export const VIX_INDEX_EXAMPLES: readonly string[] = [
  JSON.stringify({ near, next }),
  JSON.stringify({
    near: near.quotes,
    next: next.quotes,
    years: [near.years, next.years],
    rates: [near.rate, next.rate],
  }),
];
