/** What one question spends at the vendor. */
export interface Cost {
  /** The product the account is billed for, in the vendor's own name: `whois-history`. */
  readonly product: string;
  readonly amount: number;
  /** DomainTools counts WHOIS history by record, everything else by query. */
  readonly unit: 'query' | 'record';
  /**
   * Set where the amount is not known before: `atMost` where fewer may do (one for each name server
   * that is found), `atLeast` where more may follow (pages).
   */
  readonly bound?: 'atMost' | 'atLeast';
}
