// A vendor on this machine for tests: answers as it is told, and misbehaves on the requests it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One way to misbehave on one request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: FaultKind };

/**
 * `slow-head`, `slow-body`: silence until the client leaves; `reset-head`, `reset-body`: the connection breaks;
 * `cut-body`: less than the declared length; `half-text`: a body that ends too early and declares so; `markup`: a page for
 * people with status 200, under its own type; `disguised-markup`: the same under the type of the answer; `other-type`:
 * the right body under a type that it is not; `redirect`: to another host; `endless`: a body beyond every limit.
 */
export type FaultKind =
  | 'slow-head'
  | 'slow-body'
  | 'reset-head'
  | 'reset-body'
  | 'cut-body'
  | 'half-text'
  | 'markup'
  | 'disguised-markup'
  | 'other-type'
  | 'redirect'
  | 'endless';

export interface Reply {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
  /** Packed with gzip. */
  readonly isPacked?: boolean;
}

/** A request as the server saw it; `target` is path and query. */
export interface SeenRequest {
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
}

export interface LoopbackServer {
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  /** Faults of the next requests, first come first served; afterwards every request is answered. */
  failNext(faults: readonly (Fault | undefined)[]): void;
  /** The same fault for every request from now on. */
  failAlways(fault: Fault | undefined): void;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startLoopbackServer(answer: (request: URL) => Reply): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  let faults: (Fault | undefined)[] = [];
  let lasting: Fault | undefined;
  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    requests.push({ target, headers: request.headers });
    const fault = faults.shift() ?? lasting;
    const reply = answer(new URL(target, 'http://127.0.0.1'));
    if (fault === undefined) send(response, reply);
    else misbehave(response, reply, fault);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    failNext(next) {
      faults = [...next];
    },
    failAlways(fault) {
      lasting = fault;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function send(response: ServerResponse, { status = 200, type, body, isPacked }: Reply): void {
  const bytes = isPacked === true ? gzipSync(body) : Buffer.from(body);
  const packing = isPacked === true ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...packing });
  response.end(bytes);
}

const PAGE = '<!DOCTYPE html><html><body>The service is being maintained.</body></html>';

function misbehave(response: ServerResponse, reply: Reply, fault: Fault): void {
  const bytes = Buffer.from(reply.body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const head = { 'content-type': reply.type, 'content-length': bytes.length };
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end('{"message":"so told"}');
      return;
    case 'slow-head':
      return;
    case 'slow-body':
      response.writeHead(200, head).write(half);
      return;
    case 'reset-head':
      response.socket?.resetAndDestroy();
      return;
    case 'reset-body':
      response.writeHead(200, head).write(half, () => response.socket?.resetAndDestroy());
      return;
    case 'cut-body':
      response.writeHead(200, head).write(half, () => response.socket?.end());
      return;
    case 'half-text':
      send(response, { ...reply, body: half.toString() });
      return;
    case 'markup':
      send(response, { type: 'text/html; charset=utf-8', body: PAGE });
      return;
    case 'disguised-markup':
      send(response, { type: reply.type, body: PAGE });
      return;
    case 'other-type':
      send(response, { ...reply, type: 'image/png' });
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://other.invalid/take-the-keys' }).end();
      return;
    case 'endless':
      pour(response, reply.type);
  }
}

function pour(response: ServerResponse, type: string): void {
  response.writeHead(200, { 'content-type': type });
  const piece = Buffer.alloc(65_536, ' ');
  const write = (): void => {
    if (!response.destroyed) response.write(piece, write);
  };
  write();
}
