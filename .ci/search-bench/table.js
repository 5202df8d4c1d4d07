// One table, in Markdown, of text that lines up in a terminal too: Chinese
// takes two columns a character.
'use strict';

const width = s => [...s].reduce((n, c) => n + (c > '\u2E7F' ? 2 : 1), 0);

module.exports = rows => {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(r => width(r[i]))));
  const line = r => '| ' + r.map((s, i) => s + ' '.repeat(widths[i] - width(s))).join(' | ') + ' |';
  return [line(rows[0]), '|' + widths.map(n => '-'.repeat(n + 2)).join('|') + '|', ...rows.slice(1).map(line)].join('\n');
};
