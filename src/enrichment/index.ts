/** The use cases. */
export { createEnrichment } from './enrichment';
export { createUseCases } from './useCases';
