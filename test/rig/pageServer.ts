import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { root } from './paths';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  ttf: 'font/ttf',
};

/** The panel's code as it is built for the package, by file name; `entries` name files to bundle. */
export async function panelBundle(
  entries: Readonly<Record<string, string>>,
): Promise<Map<string, Uint8Array>> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: { ...entries },
    outdir: 'dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome138',
    tsconfig: 'src/webview/tsconfig.json',
    logLevel: 'warning',
  });
  return new Map(
    built.outputFiles.map(({ path, contents }) => [path.split('/').at(-1) ?? '', contents]),
  );
}

/** Serves files by name on 127.0.0.1, on any free port; what is not there has no content. */
export async function serveFiles(
  fileOf: (name: string, origin: string) => Uint8Array | string | undefined,
): Promise<{ readonly server: Server; readonly origin: string }> {
  let origin = '';
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1).split('?')[0] ?? '';
    const body = fileOf(name, origin);
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? (name === '' ? 'text/html' : 'text/plain');
    response.writeHead(body === undefined ? 204 : 200, { 'content-type': type });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, origin };
}
