/** The sample case: a document to open, and an Http port that answers about it. */
export { sampleCase, sampleNames } from './document';
export { sampleHttp } from './http';
