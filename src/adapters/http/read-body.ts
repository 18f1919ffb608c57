// Reads the body of an answer piece by piece, within limits of size and time.
import type { HttpLimits } from './http-client-options.ts';

/** Why a body was not read to its end: it grew too large, or came too slowly. */
export class BodyLimitError extends Error {
  override readonly name = 'BodyLimitError';
  readonly code: 'response-too-large' | 'response-timeout';

  constructor(code: BodyLimitError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** The body's bytes; throws `BodyLimitError` beyond a limit, and what the connection throws where it ends early. */
export async function readBody(response: Response, limits: HttpLimits): Promise<Uint8Array> {
  const { bodyBytesMax } = limits;
  // The declared length is that of the packed body, which is never the longer one.
  if (Number(response.headers.get('content-length') ?? 0) > bodyBytesMax) throw tooLarge(bodyBytesMax);
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return new Uint8Array(0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const deadline = limitOf(limits.bodyMsMax, 'to come in full');
  try {
    for (;;) {
      const idle = limitOf(limits.idleMsMax, 'between two pieces');
      try {
        const { done, value } = await Promise.race([reader.read(), idle.over, deadline.over]);
        if (done) return Buffer.concat(pieces, length);
        length += value.byteLength;
        if (length > bodyBytesMax) throw tooLarge(bodyBytesMax);
        pieces.push(value);
      } finally {
        idle.clear();
      }
    }
  } finally {
    deadline.clear();
    // Frees the connection where the end was not reached; nobody waits for it.
    reader.cancel().catch(() => undefined);
  }
}

const tooLarge = (bytesMax: number): BodyLimitError =>
  new BodyLimitError('response-too-large', `expected at most ${bytesMax} bytes, found more`);

interface Limit {
  readonly over: Promise<never>;
  readonly clear: () => void;
}

function limitOf(ms: number, what: string): Limit {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new BodyLimitError('response-timeout', `expected the body ${what} within ${ms} ms, found silence`),
      );
    }, ms);
  });
  // A limit that is over after the race was decided is nobody's failure.
  over.catch(() => undefined);
  return {
    over,
    clear() {
      clearTimeout(timer);
    },
  };
}
