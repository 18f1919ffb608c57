// A vendor's websocket on this machine for tests: hears what clients send, and says and breaks what it is told to.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** One client, as the server sees it. */
export interface LoopbackClient {
  /** Path and query under which it came. */
  readonly target: string;
  say(text: string): void;
  /** Ends in order. */
  end(): void;
  /** Breaks without a word. */
  break(): void;
  /** Once the client has said that it leaves. */
  readonly left: Promise<void>;
}

export interface LoopbackWebSocket {
  /** `ws://127.0.0.1:PORT` */
  readonly origin: string;
  /** Texts of all clients, in order. */
  readonly heard: readonly string[];
  readonly clients: readonly LoopbackClient[];
  close(): Promise<void>;
}

export interface LoopbackHandlers {
  readonly onClient?: (client: LoopbackClient) => void;
  readonly onText?: (client: LoopbackClient, text: string) => void;
  /** Refuses the handshake with this status. */
  readonly refusal?: () => number | undefined;
}

// Source: RFC 6455, section 4.2.2.
const HANDSHAKE_SALT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;

export async function startLoopbackWebSocket(handlers: LoopbackHandlers): Promise<LoopbackWebSocket> {
  const heard: string[] = [];
  const clients: LoopbackClient[] = [];
  const sockets: Duplex[] = [];
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    const status = handlers.refusal?.();
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const key = `${request.headers['sec-websocket-key'] ?? ''}${HANDSHAKE_SALT}`;
    const accept = createHash('sha1').update(key).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const client: LoopbackClient = {
      left,
      target: request.url ?? '/',
      say: (text) => socket.write(frameOf(TEXT, Buffer.from(text))),
      end: () => socket.end(frameOf(CLOSE, Buffer.alloc(0))),
      break: () => socket.destroy(),
    };
    clients.push(client);
    readFrames(socket, (opcode, payload) => {
      if (opcode === CLOSE) {
        leave();
        socket.end(frameOf(CLOSE, Buffer.alloc(0)));
      } else if (opcode === PING) socket.write(frameOf(PING + 1, payload));
      else if (opcode === TEXT) {
        heard.push(payload.toString());
        handlers.onText?.(client, payload.toString());
      }
    });
    handlers.onClient?.(client);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    clients,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/** One unmasked frame. Source: RFC 6455, section 5.2. */
function frameOf(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const short = length < 126 ? Buffer.from([0x80 | opcode, length]) : undefined;
  if (short !== undefined) return Buffer.concat([short, payload]);
  const head = Buffer.alloc(10);
  head.writeUInt8(0x80 | opcode, 0);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** Clients mask; frames of these tests are whole and shorter than 64 KB. */
function readFrames(socket: Duplex, onFrame: (opcode: number, payload: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    waiting = Buffer.concat([waiting, piece]);
    for (;;) {
      if (waiting.length < 6) return;
      const marked = waiting.readUInt8(1) & 0x7f;
      const start = marked === 126 ? 8 : 6;
      if (waiting.length < start) return;
      const length = marked === 126 ? waiting.readUInt16BE(2) : marked;
      if (waiting.length < start + length) return;
      const mask = waiting.subarray(start - 4, start);
      const payload = Buffer.from(waiting.subarray(start, start + length)).map(
        (byte, place) => byte ^ (mask[place % 4] ?? 0),
      );
      onFrame(waiting.readUInt8(0) & 0x0f, Buffer.from(payload));
      waiting = waiting.subarray(start + length);
    }
  });
}
