/** The vendors that are part of the sample case, apart from their answers: those are loaded when asked for. */
export const SAMPLE_VENDORS = ['domaintools', 'circl', 'dnsdb', 'rdap', 'ripestat'] as const;
