// Tests what becomes of an entry that was decided at a close, the only decision of a session on daily bars.
import { expect, it } from 'vitest';
import type { BarClosed, SessionDate } from '../../domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { barAt, chainToday, TODAY } from '../../strategy/entry-case.fixture.ts';
import { stagedEngine, submitted } from '../engine-stage.fixture.ts';

const CLOSE = 390;
const TOMORROW = '2018-01-17';

function dailyBar(date: string): BarClosed {
  const event = barAt(CLOSE, chainToday(CLOSE), date);
  return { ...event, bar: { ...event.bar, startMs: event.sessionOpenMs } };
}

it('an entry decided at a close works through the next session and no longer', () => {
  const engine = stagedEngine();
  const show = (date: string) => engine.feed(dailyBar(date), instant(date, CLOSE));
  const end = (date: string) =>
    engine.feed(
      { kind: 'session-ended', sessionDate: date as SessionDate, isComplete: true },
      instant(date, CLOSE),
    );
  const { orderId, order } = submitted(show(TODAY));
  expect(order).toMatchObject({ action: 'open', expiresAtMs: undefined });
  expect(end(TODAY).commands).toEqual([]);
  expect(show(TOMORROW).commands).toEqual([]);
  expect(end(TOMORROW).commands).toEqual([{ kind: 'cancel-order', orderId }]);
});

it('an exit decided at a close works on', () => {
  const engine = stagedEngine();
  engine.holdCondor();
  const far = '2018-02-05';
  const { order } = submitted(engine.feed(dailyBar(far), instant(far, CLOSE)));
  expect(order).toMatchObject({ action: 'close', exitReason: 'dte-floor' });
  const later = '2018-02-06';
  const ended = engine.feed(
    { kind: 'session-ended', sessionDate: later as SessionDate, isComplete: true },
    instant(later, CLOSE),
  );
  expect(ended.commands).toEqual([]);
});
