import type { HttpRequest, HttpResponse } from '../../core/ports';
import { ripestatAnswer, ripestatQuestion } from './answer';

/** RIPEstat about the sample case. */
export function ripestat({ url }: HttpRequest): HttpResponse {
  const { pathname, searchParams } = new URL(url);
  const question = ripestatQuestion(pathname, searchParams);
  if (question === undefined) {
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' };
  }
  const { status, body } = ripestatAnswer(question);
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
