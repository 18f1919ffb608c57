// Shows on standard error how far a long job is, once it has taken more than a second.

const SHOW_AFTER_MS = 1000;
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;
const WIDTH = 30;

/** Progress of one job; `update` is cheap enough to be called at every session. */
export interface ProgressBar {
  /**
   * Without a ratio, as where nobody knows how much is to come, the label stands alone. What is urgent is shown at once,
   * as nothing may follow it for a while.
   */
  readonly update: (label: string, doneRatio: number | undefined, isUrgent?: boolean) => void;
  /** Removes the bar. */
  readonly finish: () => void;
}

/** A bar that redraws on a terminal and writes a line now and then elsewhere. */
export function createProgressBar(stream: NodeJS.WriteStream, nowMs: () => number): ProgressBar {
  const startedMs = nowMs();
  let shownMs = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(label, doneRatio, isUrgent = false) {
      const atMs = nowMs();
      const every = stream.isTTY ? REDRAW_EVERY_MS : LINE_EVERY_MS;
      if (!isUrgent && (atMs - startedMs < SHOW_AFTER_MS || atMs - shownMs < every)) return;
      shownMs = atMs;
      isShown = true;
      const text = doneRatio === undefined ? label : progressLine(label, doneRatio, atMs - startedMs);
      stream.write(stream.isTTY ? `\r${text}\u001B[K` : `${text}\n`);
    },
    finish() {
      if (isShown && stream.isTTY) stream.write('\r\u001B[K');
      isShown = false;
    },
  };
}

/** `backtest [=====     ]  50 %  12 s left`. */
export function progressLine(label: string, doneRatio: number, elapsedMs: number): string {
  const done = Math.min(1, Math.max(0, doneRatio));
  const filled = Math.round(done * WIDTH);
  const bar = `${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}`;
  const percent = String(Math.floor(done * 100)).padStart(3);
  const left = done > 0.02 ? `  ${Math.ceil((elapsedMs * (1 - done)) / done / 1000)} s left` : '';
  return `${label} [${bar}] ${percent} %${left}`;
}
