// The market events of several roots as one stream, so that one account trades all of them.
import { invariant, type MarketEvent, type SessionEnded } from '../../domain/index.ts';
import type { EventPreview, EventSource } from '../../ports/index.ts';
import { compareEventPlaces } from '../event-order.ts';

/**
 * Merges sources in event order; at one place the earlier source comes first. A session that ends in several of them ends
 * once, after every bar of it, and is complete where it is in all. Volatility and a peer's closes are the account's,
 * not a root's: one source alone may tell them.
 */
export function createMergedSource(sources: readonly EventSource[]): EventSource {
  const [only, ...others] = sources;
  invariant(only !== undefined, 'a run has at least one source');
  if (others.length === 0) return only;
  return new MergedSource(sources);
}

class MergedSource implements EventSource {
  readonly #sources: readonly EventSource[];

  constructor(sources: readonly EventSource[]) {
    this.#sources = sources;
  }

  peek(): EventPreview | undefined {
    return this.#first()?.peek();
  }

  next(seq: number): MarketEvent {
    const source = this.#first();
    invariant(source !== undefined, 'the sources have a next event');
    const event = source.next(seq);
    return event.kind === 'session-ended' ? this.#endTogether(event) : event;
  }

  #first(): EventSource | undefined {
    let first: EventSource | undefined;
    let place: EventPreview | undefined;
    // Asked at every event.
    for (const source of this.#sources) {
      const other = source.peek();
      if (other === undefined || (place !== undefined && compareEventPlaces(other, place) >= 0)) continue;
      first = source;
      place = other;
    }
    return first;
  }

  /** Takes the same session's end out of every other source that has it next. */
  #endTogether(ended: SessionEnded): SessionEnded {
    let { isComplete } = ended;
    for (const source of this.#sources) {
      const place = source.peek();
      if (place?.kind !== 'session-ended' || place.availableAtMs !== ended.availableAtMs) continue;
      const other = source.next(ended.seq);
      invariant(other.kind === 'session-ended', 'a source gives what it previews');
      isComplete &&= other.isComplete;
    }
    return { ...ended, isComplete };
  }
}
