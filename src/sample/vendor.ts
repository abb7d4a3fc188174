import type { HttpRequest, HttpResponse } from '../core/ports';

/** Answers a request about the sample case as the vendor's servers would, whatever host it names. */
export type SampleVendor = (request: HttpRequest) => HttpResponse;
