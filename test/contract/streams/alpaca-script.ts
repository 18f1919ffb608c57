// What a stand-in for Alpaca's streams says and is asked: messages in the vendor's form, made up.
import type { StreamPeer, StreamScript } from './loopback-stream.ts';
import { packed, unpacked } from './message-pack.ts';

/** Canaries that no item and no message may hold. */
export const KEYS = ['PKCANARYIDENTITY7Q2', 'canary/secret+value=4Z8'] as const;

/** Epoch seconds of every message. */
export const SECONDS = 1_710_250_200;

/** Sends messages as one frame. */
export const say = (peer: StreamPeer, ...messages: readonly object[]): void => {
  peer.send(packed(messages));
};
const success = (msg: string): object => ({ T: 'success', msg });
export const failure = (code: number, msg = 'so told'): object => ({ T: 'error', code, msg });
export const quote = (bid: number, change: object = {}): object => ({
  T: 'q',
  S: 'SPY',
  bx: 'V',
  bp: bid,
  bs: 3,
  ax: 'V',
  ap: bid + 0.01,
  as: 4,
  t: { seconds: SECONDS, nanos: 731_674_112 },
  c: ['R'],
  z: 'B',
  ...change,
});
export const bar = (T: string, change: object = {}): object => ({
  T,
  S: 'SPY',
  o: 512,
  h: 512.5,
  l: 511.5,
  c: 512.25,
  v: 12_345,
  n: 99,
  vw: 512.1,
  t: { seconds: SECONDS, nanos: 0 },
  ...change,
});

/** A vendor that lets everybody in and answers a subscription with what `send` sends. */
export function welcoming(
  send: (peer: StreamPeer, place: number) => void,
): StreamScript & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    onOpen: (peer) => {
      say(peer, success('connected'));
    },
    onMessage: (peer, bytes, place) => {
      const request = unpacked(bytes) as { readonly action: string };
      asked.push({ path: peer.path, ...request });
      if (request.action === 'auth') say(peer, success('authenticated'));
      else send(peer, place);
    },
  };
}
