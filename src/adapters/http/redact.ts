// Takes keys out of a text before anybody sees it.

const SHOWN_INSTEAD = '[redacted]';

/** The text without any of `secrets`, as they are or as an address or JSON writes them; control characters become blanks. */
export function redacted(text: string, secrets: readonly string[]): string {
  let clean = text.replaceAll(/\p{Cc}+/gu, ' ');
  // Longest first, so that a secret that holds another one leaves no rest.
  const forms = [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length);
  for (const form of forms) clean = clean.replaceAll(form, SHOWN_INSTEAD);
  return clean;
}

function formsOf(secret: string): readonly string[] {
  if (secret.trim() === '') return [];
  return [
    secret,
    secret.trim(),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret, 'utf8').toString('base64'),
  ];
}
