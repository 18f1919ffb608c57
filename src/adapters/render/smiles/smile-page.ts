// Shows pictures of smiles below each other on one page that needs nothing beside itself.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page of drawings that `smileSvg` made. */
export function smilePage(drawings: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Recorded and simulated smiles</title>',
    '<style>body{margin:24px;font-family:sans-serif;background:#fff;color:#14213d}',
    'svg{max-width:100%;height:auto}figure{margin:0 0 32px}</style>',
    '</head>',
    '<body>',
    '<h1>Recorded and simulated smiles</h1>',
    '<p>Dots are volatilities of recorded out-of-the-money quotes; the line is the simulated chain at the same instant. Errors are measured on the shaded strikes, those of 5 to 50 delta.</p>',
    ...drawings.map((svg) => `<figure>${svg}</figure>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
