// The reading of how far the session in hand opened from the close before it.
import type { BarClosed, EpochMs, Signal } from '../../../domain/index.ts';
import { openingGap } from '../../volatility/gap.ts';
import { known, missing, type ReadingRules } from '../reading.ts';
import type { SessionObserver, SessionWalk, WalkedSession } from '../session-walk.ts';

/** Of the latest session that a bar of the run has closed in, known from the first such bar on. */
export class GapReading implements SessionObserver {
  #gap: Signal<number> = missing('no-session-yet');

  rules(walk: SessionWalk): ReadingRules<'gap'> {
    return { gap: { restsOn: [walk.changes], compute: () => this.#gap } };
  }

  noteOpened(session: WalkedSession, { availableAtMs }: BarClosed): void {
    this.#gap = gapOf(session, availableAtMs);
  }
}

function gapOf(session: WalkedSession, atMs: EpochMs): Signal<number> {
  const { open, openProblem, previousClose, previousIndex, index } = session;
  if (previousClose === undefined) return missing('no-previous-close');
  if (index - previousIndex > 1) return missing('missing-sessions');
  if (open === undefined) return missing(openProblem ?? 'no-opening-bar');
  return known(openingGap(open, previousClose), atMs);
}
