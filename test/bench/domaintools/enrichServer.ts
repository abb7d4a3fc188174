import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { irisEnrichBody } from '../../../src/sample/domaintools/iris';

/** A row of the sample case as Iris Enrich sends it, about a kilobyte or two. */
const CASE = 'login-secure.example';

/**
 * Answers like Iris Enrich after so many milliseconds, with a whole row for every name. Writes its
 * address as the first line.
 */
function main(): void {
  const latency = Number(process.argv[2]);
  const { results } = irisEnrichBody(new URLSearchParams({ domain: CASE })) as {
    readonly results: readonly [object];
  };
  const row = JSON.stringify(results[0]);
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const names = searchParams.get('domain')?.split(',') ?? [];
    const rows = names.map((name) => row.replaceAll(CASE, name));
    const body = `{"response":{"limit_exceeded":false,"has_more_results":false,"results_count":${rows.length},"results":[${rows.join(',')}],"missing_domains":[]}}`;
    void sleep(latency).then(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ domaintools: `http://127.0.0.1:${port}` })}\n`);
  });
}

main();
