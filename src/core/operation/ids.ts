/** Name of a vendor: `domaintools`, `circl`. Also the middle part of its settings' names. */
export type ProviderId = string;

/** Stable name of an operation, such as `domaintools.whoisHistory`: scripts rely on it. */
export type OperationId = string;

/** Parameters of one question beyond the indicator. Part of the cache key, so values are plain. */
export type Parameters = Readonly<Record<string, string | number | boolean>>;
