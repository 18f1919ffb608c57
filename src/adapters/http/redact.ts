// Takes keys out of a text before anybody sees it.

const SHOWN_INSTEAD = '[redacted]';

/** Values of headers and parameters that carry keys, whoever's they are: a vendor may repeat those of another one. */
const NAMED_KEY =
  /\b((?:api[-_]?key|apca-api-(?:key-id|secret-key)|(?:proxy-)?authorization|access[-_]token|secret[-_]?key|password)["']?\s*[=:]\s*["']?(?:(?:bearer|basic)\s+)?)[^\s"'&,;]+/gi;

/**
 * The text without any of `secrets`, as they are or as addresses, JSON, hexadecimal digits or base64 write them, alone or
 * within something longer, and without the value of any header or parameter named as one of a key; control characters
 * become blanks.
 */
export function redacted(text: string, secrets: readonly string[]): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ');
  // Longest first, so that a secret that holds another one leaves no rest.
  const known = [...new Set(secrets.map((secret) => secret.trim()))]
    .filter((secret) => secret !== '')
    .toSorted((a, b) => b.length - a.length);
  const forms = known.flatMap((secret) => [spelled(secret), ...encoded(secret).map(escaped)]);
  const without =
    forms.length === 0 ? clean : clean.replaceAll(new RegExp(forms.join('|'), 'gu'), SHOWN_INSTEAD);
  return without.replaceAll(NAMED_KEY, `$1${SHOWN_INSTEAD}`);
}

/** Each character as itself or escaped as addresses (once or twice), JSON or a page of markup do. */
function spelled(secret: string): string {
  return Array.from(secret, (character) => {
    const bytes = [...Buffer.from(character, 'utf8')].map((byte) =>
      anyCase(byte.toString(16).padStart(2, '0')),
    );
    const code = (character.codePointAt(0) ?? 0).toString(16);
    const forms = [
      escaped(character),
      escaped(`\\${character}`),
      bytes.map((byte) => `%(?:25)*${byte}`).join(''),
      String.raw`\\u${anyCase(code.padStart(4, '0'))}`,
      `&#(?:[xX]0*${anyCase(code)}|0*${character.codePointAt(0) ?? 0});`,
    ];
    return `(?:${forms.join('|')})`;
  }).join('');
}

function anyCase(hexadecimal: string): string {
  return hexadecimal.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** Fewer characters of base64 than this occur in other words, too. */
const BASE64_LENGTH_MIN = 6;

/** Hexadecimal digits, and the part of base64 that the secret alone decides, wherever in the encoded text it begins. */
function encoded(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const forms = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  for (const before of [0, 1, 2]) {
    const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    if (own.length >= BASE64_LENGTH_MIN) forms.push(own, own.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
