import type { TableSection } from '../../../src/core/result/model';
import { measure, nameOf } from './contender';

interface Message {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

let passing = -1;

/** A plain table with every row in the document; a search hides the rows that do not pass. */
window.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  const scroller = document.createElement('div');
  Object.assign(scroller.style, { height: '470px', overflow: 'auto' });
  const table = document.createElement('table');
  Object.assign(table.style, { tableLayout: 'fixed', width: '100%' });
  const head = table.createTHead().insertRow();
  const boxes = data.labels.map((label) => {
    const box = document.createElement('input');
    box.type = 'text';
    box.setAttribute('aria-label', label);
    head.insertCell().append(label, box);
    return box;
  });
  const body = table.createTBody();
  for (const row of data.rows) {
    const line = body.insertRow();
    for (const value of row) {
      line.insertCell().textContent = String(value);
    }
  }
  const search = () => {
    const wanted = boxes.map((box) => box.value.toLowerCase());
    passing = 0;
    for (const [index, line] of [...body.rows].entries()) {
      const row = data.rows[index] ?? [];
      const passes = wanted.every((text, at) => String(row[at]).toLowerCase().includes(text));
      line.hidden = !passes;
      passing += passes ? 1 : 0;
    }
  };
  table.addEventListener('input', search);
  scroller.append(table);
  document.body.append(scroller);
});

measure({
  // Beyond this a browser takes minutes to lay it out.
  most: 30_000,
  message: ({ columns, rows }: TableSection): Message => ({
    labels: columns.map(({ label }) => label),
    rows: rows.map((row) => row.map(nameOf)),
  }),
  passing: () => passing,
  drawn: () => document.querySelector('tbody tr') !== null,
  searchBox: () => document.querySelector('input'),
  scroller: () => document.querySelector('div'),
});
