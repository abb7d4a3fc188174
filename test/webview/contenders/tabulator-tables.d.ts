/** The little of tabulator-tables 6 that is measured; the package has no types of its own. */
declare module 'tabulator-tables' {
  interface TabulatorOptions {
    readonly height: string;
    readonly data: readonly object[];
    readonly headerFilterLiveFilterDelay: number;
    readonly columns: readonly {
      readonly field: string;
      readonly title: string;
      readonly headerFilter: 'input';
      readonly headerFilterFunc: 'like';
    }[];
  }

  export class TabulatorFull {
    constructor(element: HTMLElement, options: TabulatorOptions);
    getDataCount(range: 'active'): number;
  }
}
