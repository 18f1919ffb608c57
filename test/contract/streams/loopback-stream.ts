// A websocket server on this machine for tests of streams: every connection is played by a script.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One connection as the script sees it. */
export interface StreamPeer {
  /** Of the address that was asked for. */
  readonly path: string;
  readonly send: (bytes: Buffer) => void;
  /** Breaks the connection without a word. */
  readonly drop: () => void;
  /** From now on pings are not answered. */
  readonly ignorePings: () => void;
}

/** What a server does with its connections; `place` counts them from 0. */
export interface StreamScript {
  readonly onOpen?: (peer: StreamPeer, place: number) => void;
  readonly onMessage?: (peer: StreamPeer, bytes: Buffer, place: number) => void;
}

export interface LoopbackStream {
  readonly origin: string;
  /** Connections there have been, and those that are open. */
  readonly counts: () => { readonly opened: number; readonly open: number };
  close(): Promise<void>;
}

// Source: RFC 6455, sections 1.3 (the key of the handshake) and 5.2 (frames).
const HANDSHAKE_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

export async function startLoopbackStream(script: StreamScript): Promise<LoopbackStream> {
  const sockets = new Set<Socket>();
  let opened = 0;
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('upgrade', (request, socket: Socket) => {
    const place = opened;
    opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => sockets.delete(socket));
    const key = `${request.headers['sec-websocket-key'] ?? ''}${HANDSHAKE_GUID}`;
    const accept = createHash('sha1').update(key).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    play(socket, { path: request.url ?? '/', place, script });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    counts: () => ({ opened, open: sockets.size }),
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

interface Part {
  readonly path: string;
  readonly place: number;
  readonly script: StreamScript;
}

function play(socket: Socket, { path, place, script }: Part): void {
  let answersPings = true;
  const peer: StreamPeer = {
    path,
    send: (bytes) => {
      socket.write(frameOf(OPCODE.binary, bytes));
    },
    drop: () => {
      socket.destroy();
    },
    ignorePings: () => {
      answersPings = false;
    },
  };
  let unread = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    for (let frame = readFrame(unread); frame !== undefined; frame = readFrame(unread)) {
      unread = unread.subarray(frame.length);
      if (frame.opcode === OPCODE.binary) script.onMessage?.(peer, frame.body, place);
      else if (frame.opcode === OPCODE.ping && answersPings) socket.write(frameOf(OPCODE.pong, frame.body));
      else if (frame.opcode === OPCODE.close) socket.end(frameOf(OPCODE.close, frame.body));
    }
  });
  script.onOpen?.(peer, place);
}

function frameOf(opcode: number, body: Buffer): Buffer {
  const first = 0x80 | opcode;
  if (body.length < 126) return Buffer.concat([Buffer.from([first, body.length]), body]);
  const head = Buffer.alloc(10);
  head[0] = first;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

interface Frame {
  readonly opcode: number;
  readonly body: Buffer;
  /** Bytes of the whole frame. */
  readonly length: number;
}

/** The first frame of a client, whose bodies are masked and short here; `undefined` where it is not complete. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const maskAt = short === 126 ? 4 : 2;
  if (bytes.length < maskAt + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const start = maskAt + 4;
  if (bytes.length < start + size) return undefined;
  const body = Buffer.from(bytes.subarray(start, start + size));
  for (let at = 0; at < size; at += 1) body[at] = (body[at] ?? 0) ^ (bytes[maskAt + (at % 4)] ?? 0);
  return { opcode: (bytes[0] ?? 0) & 0x0f, body, length: start + size };
}
