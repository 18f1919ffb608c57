// Keeps one connection to the vendor's streams: login, subscription, proof of life, and new attempts where it breaks.
import type { FailedAnswer } from '../../../../core/ports/index.ts';
import { failedAnswer, type StreamQueue } from '../../../http/index.ts';
import { eventsOf } from './stream-events.ts';

/** Milliseconds, and how many attempts may fail in a row. */
export interface ConnectionLimits {
  readonly attemptsMax: number;
  /** Before the first new attempt; doubles up to 64 times as long. */
  readonly delayMs: number;
  /** From the opening of a connection until the first subscription is confirmed. */
  readonly loginMsMax: number;
  /** Silence after which the subscription is asked for again; as long again without an answer, and the connection is dead. */
  readonly silenceMs: number;
}

export interface ConnectionOrder {
  readonly url: string;
  readonly key: string;
  /** `Q.SPY,AM.SPY` */
  readonly channels: string;
  readonly limits: ConnectionLimits;
  readonly queue: StreamQueue;
  /** A text without the key. */
  readonly hidden: (text: string) => string;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Opens at once and tells everything by the queue; the function that is returned closes it for good. */
export function keepConnection(order: ConnectionOrder): () => void {
  const connection = new Connection(order);
  connection.open();
  return () => {
    connection.close();
  };
}

type Standing = 'opening' | 'login' | 'subscribing' | 'subscribed' | 'closed';

const DOUBLINGS_MAX = 6;
const CLOSED_BY_PEER = 'the connection was closed';

class Connection {
  private readonly order: ConnectionOrder;
  private socket: WebSocket | undefined;
  private standing: Standing = 'closed';
  private attempts = 0;
  private isOver = false;
  private isProbing = false;
  private reason = CLOSED_BY_PEER;
  private timer: NodeJS.Timeout | undefined;

  constructor(order: ConnectionOrder) {
    this.order = order;
  }

  open(): void {
    const { url, limits } = this.order;
    this.standing = 'opening';
    this.reason = CLOSED_BY_PEER;
    this.isProbing = false;
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.addEventListener('message', ({ data }: MessageEvent) => {
      if (socket === this.socket) this.hear(data);
    });
    // An error is always followed by the closing.
    socket.addEventListener('close', () => {
      if (socket === this.socket) this.lost();
    });
    this.after(limits.loginMsMax, () => {
      this.drop(`expected to be let in within ${limits.loginMsMax} ms, found silence`);
    });
  }

  close(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = undefined;
    socket?.close();
  }

  private hear(data: unknown): void {
    this.isProbing = false;
    for (const event of eventsOf(data)) {
      if (this.isOver) return;
      if (event.kind === 'item') this.order.queue.push(event.item);
      else this.obey(event.status, event.words);
    }
    if (this.standing === 'subscribed') this.watch();
  }

  private obey(status: string, words: string): void {
    const final = finalFailureOf(status, this.order.hidden(words));
    if (final !== undefined) {
      this.close();
      this.order.queue.end(final);
    } else if (this.standing === 'opening' && (status === 'connected' || status === 'success')) {
      this.standing = 'login';
      this.send('auth', this.order.key);
    } else if (this.standing === 'login' && status === 'auth_success') {
      this.standing = 'subscribing';
      this.send('subscribe', this.order.channels);
    } else if (this.standing === 'subscribing' && status === 'success') {
      this.standing = 'subscribed';
      this.attempts = 0;
      this.order.queue.push({ kind: 'connected' });
    } else if (status === 'auth_timeout') this.drop('the vendor did not wait for the key');
  }

  /** Begins a stretch of silence anew. */
  private watch(): void {
    const { silenceMs } = this.order.limits;
    this.after(silenceMs, () => {
      if (this.isProbing) {
        this.drop(`expected an answer within ${silenceMs} ms, found silence`);
        return;
      }
      this.isProbing = true;
      this.send('subscribe', this.order.channels);
      this.watch();
    });
  }

  private drop(reason: string): void {
    this.reason = reason;
    const { socket } = this;
    this.lost();
    socket?.close();
  }

  private lost(): void {
    const { limits, queue, random, hidden } = this.order;
    const reason = hidden(this.reason);
    this.socket = undefined;
    if (this.isOver) return;
    if (this.standing === 'subscribed') queue.push({ kind: 'disconnected', reason });
    this.standing = 'closed';
    this.attempts += 1;
    if (this.attempts > limits.attemptsMax) {
      this.close();
      const found = `found none after ${limits.attemptsMax} attempts: ${reason}`;
      queue.end(failedAnswer('connection-lost', `polygon: expected a stream, ${found}`));
      return;
    }
    const longest = limits.delayMs * 2 ** Math.min(DOUBLINGS_MAX, this.attempts - 1);
    this.after(longest * (0.5 + 0.5 * random()), () => {
      this.open();
    });
  }

  private send(action: 'auth' | 'subscribe', params: string): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ action, params }));
  }

  private after(ms: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, ms);
  }
}

/** What the vendor says that another attempt would only repeat. */
function finalFailureOf(status: string, words: string): FailedAnswer | undefined {
  const found = `polygon: expected a stream, found ${status}: ${words.slice(0, 200)}`;
  if (status === 'auth_failed') {
    const note = 'a plan with delayed data streams from wss://delayed.massive.com';
    return failedAnswer('credentials-refused', `${found}; ${note}`);
  }
  if (status === 'max_connections')
    return failedAnswer('request-refused', `${found}; a key may be connected once for each kind of asset`);
  if (status === 'auth_required') return failedAnswer('credentials-refused', found);
  if (status !== 'error') return undefined;
  return failedAnswer(/authori[sz]|entitle|plan/i.test(words) ? 'not-entitled' : 'request-refused', found);
}
