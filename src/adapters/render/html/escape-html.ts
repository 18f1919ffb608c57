// Makes any text safe to stand in a web page, between tags or inside a quoted attribute.

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The text with markup escaped. Control and format characters, which could hide or turn around what a reader sees, are
 * written as their code points, such as `U+202E`.
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
    });
}

/** Escaped text for running prose: a minus sign stays with its amount at the end of a line. */
export function proseHtml(text: string): string {
  return escapeHtml(text).replaceAll(/−\$[\d,.]*\d/g, (amount) => `<span class="whole">${amount}</span>`);
}
