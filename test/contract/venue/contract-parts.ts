// The venue contract on orders that fill in parts and on limits that are moved.
import { expect, it } from 'vitest';
import { cents, invariant, type VenueReport } from '../../../src/core/domain/index.ts';
import type { Venue } from '../../../src/core/ports/index.ts';
import { isFill, kinds, netCents, onStage } from './contract-stage.ts';

export function describeParts(makeVenue: () => Venue): void {
  const quantities = (reports: readonly VenueReport[]): readonly number[] =>
    reports.filter(isFill).map(({ quantity }) => quantity);

  it('fills of an order are of whole units that add up to its quantity and no further', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { quantity: 5 });
    for (const minute of [15, 20, 25, 30, 35]) stage.bar(minute);
    const filled = quantities(stage.reports);
    expect(filled.every((units) => Number.isSafeInteger(units) && units > 0)).toBe(true);
    expect(filled.reduce((sum, units) => sum + units, 0)).toBe(5);
  });

  it('what has filled of an order can be closed, and no more', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { quantity: 4 });
    stage.bar(15);
    stage.bar(20);
    stage.cancel(1, 20);
    const held = quantities(stage.reports).reduce((sum, units) => sum + units, 0);
    const excess = stage.submit(2, 20, { action: 'close', quantity: held + 1 });
    expect(kinds(excess)).toEqual(['order-rejected']);
    stage.submit(3, 20, { action: 'close', quantity: held });
    const closed = [25, 30, 35].flatMap((minute) => quantities(stage.bar(minute)));
    expect(closed.reduce((sum, units) => sum + units, 0)).toBe(held);
  });
}

export function describeReplacements(makeVenue: () => Venue): void {
  it('a limit that is moved is reported and holds from then on', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { limitCents: cents(50) });
    // At once or when it has arrived, but before any fill that it bounds.
    expect([...stage.replace(1, 98, 12), ...stage.bar(15)]).toMatchObject([
      { kind: 'order-replaced', orderId: 1, limitCents: 98 },
    ]);
    const [replaced, fill] = [...stage.replace(1, 89, 15), ...stage.bar(20)];
    expect(replaced).toMatchObject({ kind: 'order-replaced', limitCents: 89 });
    invariant(fill !== undefined && isFill(fill), 'the order is filled');
    expect(netCents(fill.legPricesCents)).toBeGreaterThanOrEqual(89);
  });

  it('an order whose end was reported is not replaced', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10);
    stage.bar(15);
    expect(stage.replace(1, 80, 15)).toEqual([]);
    expect(stage.replace(99, 80, 15)).toEqual([]);
  });

  it('a replacement never gives away more than was approved', () => {
    const stage = onStage(makeVenue());
    stage.submit(1, 10, { limitCents: cents(98) });
    expect(stage.replace(1, 50, 12)).toMatchObject([{ kind: 'order-replaced', limitCents: 98 }]);
    expect(stage.bar(15).filter(isFill)).toEqual([]);
  });
}
