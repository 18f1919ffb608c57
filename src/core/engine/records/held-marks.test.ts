// Tests what a session's close and a fill say of a held trade's legs.
import { expect, it } from 'vitest';
import type { BarClosed, EpochMs, OptionContract } from '../../domain/index.ts';
import type { SessionClosedRecord } from '../../ledger/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { chainToday, TODAY } from '../../strategy/entry-case.fixture.ts';
import { fillAt, stagedEngine } from '../engine-stage.fixture.ts';
import { recordedIv, recordedPoints } from './held-marks.ts';

const CLOSE = 390;

function closedSession(chain: BarClosed['chain'] = chainToday(CLOSE)) {
  const engine = stagedEngine();
  engine.holdCondor();
  engine.bar(CLOSE, chain);
  const { records } = engine.feed(
    { kind: 'session-ended', sessionDate: TODAY, isComplete: true },
    instant(TODAY, CLOSE),
  );
  const session = records.find((record): record is SessionClosedRecord => record.type === 'session-closed');
  const trade = engine.state.portfolio.openTrades[0];
  return { held: session?.openTrades[0], trade, engine };
}

it('a close tells of each leg its mark and its volatility, and the forward', () => {
  const { held, trade } = closedSession();
  expect(held?.legs?.map(([mark]) => mark)).toEqual(trade?.legDoubleMarksCents);
  expect(held?.legs?.map(([, iv]) => iv)).toEqual([0.2, 0.2, 0.2, 0.2]);
  expect(held?.forwardPoints).toBe(270);
  const contracts = trade?.legContracts ?? [];
  const sum = (held?.legs ?? []).reduce((cents, [mark], leg) => cents + (contracts[leg] ?? 0) * mark * 50, 0);
  expect(sum).toBe(held?.markCents);
  // Spot and instant are those of the record.
  expect(held).not.toHaveProperty('spotPoints');
  expect(held).not.toHaveProperty('quotedAtMs');
});

it('the spot and the instant of the quotes stand where they are not the record', () => {
  const chain = chainToday(CLOSE);
  chain.spotPoints = 269.123456;
  const quotedAtMs = (instant(TODAY, CLOSE) - 60_000) as EpochMs;
  chain.atMs = quotedAtMs;
  const { held } = closedSession(chain);
  expect(held).toMatchObject({ spotPoints: 269.1235, forwardPoints: 269.1235, quotedAtMs });
});

it('a close without a sound quote of a leg tells none of them', () => {
  const chain = chainToday(CLOSE);
  chain.faultOf = ({ right }: OptionContract) => (right === 'call' ? 'crossed' : undefined);
  const { held } = closedSession(chain);
  expect(held).toEqual({ tradeId: 1, markCents: held?.markCents, isMarkFresh: false });
});

it('a close whose chain has no volatility of a leg tells the marks alone', () => {
  const chain = chainToday(CLOSE);
  chain.hasModel = () => false;
  const { held, trade } = closedSession(chain);
  expect(held?.legs).toEqual(trade?.legDoubleMarksCents.map((mark) => [mark]));
});

it('a fill tells the surface it was made on, rounded as closes are', () => {
  const engine = stagedEngine();
  const { orderId } = engine.enter();
  const surface = {
    spotPoints: 270.123456,
    forwardPoints: 271.00004,
    legIvs: [0.2111111, 0.19, 0.15, 0.149999],
  };
  const { records } = engine.report({
    kind: 'order-filled',
    orderId,
    fillId: 1,
    quantity: 1,
    ...fillAt([58, 160, 160, 60]),
    surface,
  });
  const expiry = engine.state.portfolio.openTrades[0]?.opening.structure.expiry;
  expect(records.find(({ type }) => type === 'order-filled')).toMatchObject({
    surface: {
      spotPoints: 270.1235,
      forwardPoints: 271,
      settlesAtMs: expiry?.settlesAtMs,
      legIvs: [0.21111, 0.19, 0.15, 0.15],
    },
  });
});

it('rounds to five places of volatility and four of points', () => {
  expect(recordedIv(0.123456)).toBe(0.12346);
  expect(recordedPoints(2345.67891)).toBe(2345.6789);
});
