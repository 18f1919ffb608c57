// Takes comments and trailing commas out of a settings file's text before it is parsed, leaving every place where it was, and finds names that a parser would take twice.

// A string is matched as a whole, so that nothing inside one is taken for a comment or a comma.
const TOKEN = /"(?:\\[\s\S]|[^"\\])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const TRAILING_COMMA = /"(?:\\[\s\S]|[^"\\])*"?|,(?=\s*[}\]])/g;
const NOT_A_LINE_BREAK = /[^\n\r]/g;

/**
 * JSON text of the same length in which spaces stand where `//` and block comments and commas before a closing bracket
 * were, so that an error's place holds. A block comment that does not end is left for the JSON parser to refuse.
 */
export function jsonOf(textWithComments: string): string {
  return textWithComments
    .replaceAll(TOKEN, (token) => (isComment(token) ? token.replaceAll(NOT_A_LINE_BREAK, ' ') : token))
    .replaceAll(TRAILING_COMMA, (token, at: number, text: string) =>
      token === ',' && followsValue(text, at) ? ' ' : token,
    );
}

function isComment(token: string): boolean {
  const hasEnd = token.length >= '/**/'.length && token.endsWith('*/');
  return token.startsWith('//') || (token.startsWith('/*') && hasEnd);
}

/** `[,]` and `{,}` have a comma after nothing, and two commas in a row are a slip: both stay for the parser to refuse. */
function followsValue(text: string, at: number): boolean {
  return !['', ',', '[', '{', ':'].includes(text.slice(0, at).trimEnd().at(-1) ?? '');
}

const NAME_OR_BRACKET = /"(?:\\.|[^"\\])*"(\s*:)?|[{}]/g;

/** The first name that an object of valid JSON has twice, of which a parser keeps the last without a word. */
export function nameGivenTwice(json: string): string | undefined {
  const objects: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(NAME_OR_BRACKET)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string;
      const names = objects.at(-1);
      if (names?.has(name) === true) return name;
      names?.add(name);
    }
  }
  return undefined;
}
