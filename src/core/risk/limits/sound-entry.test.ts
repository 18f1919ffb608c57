// Tests that an entry with a number that cannot be is refused before anything is compared, with the code of what is wrong.
import { describe, expect, it } from 'vitest';
import { cents, type EntryCandidate, type Quote } from '../../domain/index.ts';
import { candidateOf, CONDOR } from '../../portfolio/open-trade.fixture.ts';
import { checkSoundEntry, type EntryNumbers } from './sound-entry.ts';

const SOUND: EntryNumbers = {
  candidate: candidateOf(CONDOR),
  limitCents: 82,
  rate: 0.05,
  unitFeesCents: 40,
  nowMs: 1_516_000_000_000,
  cashCents: 10_000_000,
  equityCents: 10_000_000,
};
const answer = (changes: Partial<EntryNumbers>, candidate: Partial<EntryCandidate> = {}) =>
  checkSoundEntry({ ...SOUND, ...changes, candidate: { ...SOUND.candidate, ...candidate } });
const withQuote = (bidCents: number, askCents: number): Partial<EntryCandidate> => ({
  quotes: SOUND.candidate.quotes.map((quote, leg) => (leg === 2 ? ({ bidCents, askCents } as Quote) : quote)),
});
const withStructure = (changes: object): Partial<EntryCandidate> => ({
  structure: { ...SOUND.candidate.structure, ...changes },
});

const NOT_NUMBERS = [Number.NaN, Infinity, -Infinity];

describe('a sound entry', () => {
  it('passes', () => {
    expect(answer({})).toBeUndefined();
  });

  it.each<[string, Partial<EntryNumbers>, Partial<EntryCandidate>]>([
    ['a bid of nothing', {}, withQuote(0, 1)],
    ['a locked quote', {}, withQuote(5, 5)],
    ['the dearest quote', {}, withQuote(99_999_999, 100_000_000)],
    ['a credit at its mid', {}, { naturalCreditCents: cents(96) }],
    ['a cent of credit', { limitCents: 1 }, { naturalCreditCents: cents(1) }],
    [
      'all but a cent of the width',
      { limitCents: 999 },
      { naturalCreditCents: cents(999), midCreditCents: 999.5 },
    ],
    ['the expiry day', {}, { dte: 0 }],
    ['a hundred years', {}, { dte: 36_500 }],
    ['the widest structure', { limitCents: 82 }, withStructure({ widthCents: 100_000_000 })],
    ['the greatest multiplier', {}, withStructure({ multiplier: 1000 })],
    ['a debt', { cashCents: -5, equityCents: -5 }, {}],
    ['no money', { cashCents: 0, equityCents: 0 }, {}],
    [
      'the most that is exact',
      { cashCents: Number.MAX_SAFE_INTEGER, equityCents: -Number.MAX_SAFE_INTEGER },
      {},
    ],
    ['a rate of -100%', { rate: -1 }, {}],
    ['a rate of 100%', { rate: 1 }, {}],
    ['no fees', { unitFeesCents: 0 }, {}],
    ['the instant zero', { nowMs: 0 }, {}],
  ])('may have %s', (_, changes, candidate) => {
    expect(answer(changes, candidate)).toBeUndefined();
  });
});

describe('an unsound entry', () => {
  const expectRefusal = (gate: string, reason: string, found: ReturnType<typeof answer>) =>
    expect(found).toEqual({ gate, reason });

  it('has quotes that cannot be', () => {
    for (const wrong of [...NOT_NUMBERS, -1, 100_000_001]) {
      expectRefusal('price-collar', 'quote-not-sound', answer({}, withQuote(wrong, 100_000_000)));
      expectRefusal('price-collar', 'quote-not-sound', answer({}, withQuote(0, wrong)));
    }
    expectRefusal('price-collar', 'quote-not-sound', answer({}, withQuote(0, 0)));
    expectRefusal('price-collar', 'quote-crossed', answer({}, withQuote(6, 5)));
  });

  it('lacks quotes or has too many', () => {
    const { quotes } = SOUND.candidate;
    for (const wrong of [[], quotes.slice(1), [...quotes, ...quotes]]) {
      expectRefusal('price-collar', 'quotes-not-complete', answer({}, { quotes: wrong }));
    }
    expectRefusal(
      'price-collar',
      'quotes-not-complete',
      answer({}, { ...withStructure({ legs: [] }), quotes: [] }),
    );
  });

  it('has a credit that cannot be', () => {
    for (const wrong of [...NOT_NUMBERS, 0, -1]) {
      expectRefusal('price-collar', 'credit-not-sound', answer({}, { naturalCreditCents: wrong as never }));
    }
    expectRefusal('price-collar', 'credit-not-sound', answer({}, { naturalCreditCents: cents(97) }));
    for (const wrong of [...NOT_NUMBERS, 91.5, 1000]) {
      expectRefusal('price-collar', 'credit-not-sound', answer({}, { midCreditCents: wrong }));
    }
  });

  it('has a limit that cannot be', () => {
    for (const limitCents of [...NOT_NUMBERS, 0, -1, 0.5, 1000]) {
      expectRefusal('price-collar', 'limit-not-sound', answer({ limitCents }));
    }
  });

  it('has a structure that cannot be', () => {
    for (const wrong of [...NOT_NUMBERS, 0, -1, 99.5]) {
      expectRefusal('price-collar', 'structure-not-sound', answer({}, withStructure({ widthCents: wrong })));
      expectRefusal('price-collar', 'structure-not-sound', answer({}, withStructure({ multiplier: wrong })));
    }
    expectRefusal(
      'price-collar',
      'structure-not-sound',
      answer({}, withStructure({ widthCents: 100_000_001 })),
    );
    expectRefusal('price-collar', 'structure-not-sound', answer({}, withStructure({ multiplier: 1001 })));
  });

  it('has days, a clock or amounts that cannot be', () => {
    for (const dte of [...NOT_NUMBERS, -1, 0.5, 36_501]) {
      expectRefusal('gamma-near-expiry', 'expiry-not-sound', answer({}, { dte }));
    }
    for (const nowMs of [...NOT_NUMBERS, 0.5])
      expectRefusal('orders-per-minute', 'clock-not-sound', answer({ nowMs }));
    for (const wrong of [...NOT_NUMBERS, 2 ** 53, -(2 ** 53)]) {
      expectRefusal('risk-per-trade', 'equity-not-sound', answer({ equityCents: wrong }));
      expectRefusal('buying-power', 'cash-not-sound', answer({ cashCents: wrong }));
    }
    for (const rate of [...NOT_NUMBERS, 1.01, -1.01])
      expectRefusal('buying-power', 'rate-not-sound', answer({ rate }));
    for (const unitFeesCents of [...NOT_NUMBERS, -1, 100_000_001]) {
      expectRefusal('buying-power', 'fees-not-sound', answer({ unitFeesCents }));
    }
  });
});
