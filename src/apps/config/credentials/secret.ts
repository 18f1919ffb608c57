// A key that can be handed on and not shown: whatever prints the object prints `[redacted]`.

export const REDACTED = '[redacted]';

/** Only `reveal` gives the value; text, JSON and inspection of the object do not, nor does a copy by spreading. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one header that carries it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}
