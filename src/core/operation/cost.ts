/** What one question spends at the vendor. */
export interface Cost {
  /** The product the account is billed for, in the vendor's own name: `whois-history`. */
  readonly product: string;
  readonly amount: number;
  /**
   * What is counted: queries, records (a WHOIS history), or the requests of a vendor that charges
   * nothing. Requests are free: they are counted and can have a budget, but are no price.
   */
  readonly unit: 'query' | 'record' | 'request';
  /**
   * Set where the amount is not known before: `atMost` where fewer may do (one for each name server
   * that is found), `atLeast` where more may follow (pages).
   */
  readonly bound?: 'atMost' | 'atLeast';
  /**
   * The question that answers this one and others of its indicator: those that name the same, asked
   * together, spend it once.
   */
  readonly shared?: string;
  /**
   * Set where the vendor answers the same request again for nothing: for so many seconds, and which
   * requests it means, by their path.
   */
  readonly freeAgain?: { readonly seconds: number; readonly path: string };
  /** Such a repetition: nothing is spent. */
  readonly again?: true;
}
