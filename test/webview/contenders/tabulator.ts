import 'tabulator-tables/dist/css/tabulator.css';
import { TabulatorFull } from 'tabulator-tables';
import type { TableSection } from '../../../src/core/result/model';
import { measure, nameOf } from './contender';

interface Message {
  readonly columns: TableSection['columns'];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** As tall as the panel's table. */
const HEIGHT = '470px';

let table: TabulatorFull | undefined;

window.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  const holder = document.createElement('div');
  document.body.append(holder);
  // Rows in sight only, and no pause before it searches: the quickest it can be set to.
  table = new TabulatorFull(holder, {
    height: HEIGHT,
    data: data.rows,
    headerFilterLiveFilterDelay: 0,
    columns: data.columns.map(({ id, label }) => ({
      field: id,
      title: label,
      headerFilter: 'input',
      headerFilterFunc: 'like',
    })),
  });
});

measure({
  message: ({ columns, rows }): Message => ({
    columns,
    rows: rows.map((row) =>
      Object.fromEntries(columns.map(({ id }, at) => [id, nameOf(row[at])] as const)),
    ),
  }),
  passing: () => table?.getDataCount('active') ?? -1,
  drawn: () => document.querySelector('.tabulator-row') !== null,
  searchBox: () => document.querySelector<HTMLElement>('.tabulator-header-filter input'),
  scroller: () => document.querySelector('.tabulator-tableholder'),
});
