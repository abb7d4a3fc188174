/** The use cases. */
export { createEnrichment } from './enrichment';
