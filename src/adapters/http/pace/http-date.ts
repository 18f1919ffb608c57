// Reads the dates of HTTP headers: when a vendor answered, and until when it asks to wait.

/** Epoch ms of a header's date (RFC 9110, section 5.6.7); `undefined` for anything else. */
export function dateOfHttp(header: string | null): number | undefined {
  // Date.parse reads far more than dates of HTTP: a number alone would be a year.
  const dateMs = header !== null && /^\s*[A-Z][a-z]+, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(dateMs) ? undefined : dateMs;
}
