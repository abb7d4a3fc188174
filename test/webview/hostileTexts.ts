/** What attackers write where others read: each would set `window.ran`, load something, or hide. */
export const HOSTILE: readonly string[] = [
  '<script>window.ran = true</script>',
  '<img src="https://evil.test/p.png" onerror="window.ran = true">',
  '"><svg onload="window.ran = true">',
  "' onmouseover='window.ran = true' x='",
  '<a href="javascript:window.ran = true">click</a>',
  'javascript:window.ran=true',
  '<style>* { display: none }</style>',
  'x; background: url(https://evil.test/b.png); --columns: none',
  '${window.ran = true}',
  '[click](command:workbench.action.terminal.new)',
  '<command:workbench.action.terminal.new>',
  '![x](https://evil.test/p.png)',
  'https://evil.test/auto www.evil.test a@evil.test',
  '`code` **bold** $(warning) | a | b |',
  '\n# heading\n\n- [ ] item\n\n---\n',
  'evil\u202Egpj.exe',
  '\u2066isolated\u2069 \u200Bzero \u{E0041}tag',
  '\u001B[31mred\u001B[0m\u0007\u0000\u0085',
  '\u001B]8;;https://evil.test\u001B\\link\u001B]8;;\u001B\\',
  'data:text/html,<script>window.ran = true</script>',
];

/** One token without a place to break, as long as a whole answer. */
export const ENDLESS = 'A'.repeat(1_000_000);

/** All of it as one text, for a field that is tried once. */
export const ALL_HOSTILE = HOSTILE.join(' ');

/** Characters that must never stand in what is shown: they reorder it, hide in it, or drive a terminal. */
export const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2066-\u2069\u{E0041}]/u;
