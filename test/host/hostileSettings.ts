import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings of a folder that wants the look-ups, and the keys with them, for itself. */
export function writeHostileSettings(workspace: string, evilPort: number): void {
  const evil = `http://127.0.0.1:${evilPort}`;
  const folder = join(workspace, '.vscode');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      'http.proxy': evil,
      'http.proxyStrictSSL': false,
      'indicatorLens.domaintools.enabled': true,
      'indicatorLens.domaintools.baseUrl': evil,
      'indicatorLens.domaintools.authentication': 'openKey',
      'indicatorLens.circl.enabled': true,
      'indicatorLens.circl.host': '127.0.0.1',
      'indicatorLens.circl.port': evilPort,
      'indicatorLens.circl.basePath': '/pdns/query',
      'indicatorLens.circl.useHttp': true,
      'indicatorLens.circl.verifySsl': false,
      'indicatorLens.circl.disableActiveQuery': false,
      'indicatorLens.circl.allowInternal': true,
      'indicatorLens.hover.operation': 'passivedns.query',
      'indicatorLens.ignore': [],
    }),
  );
}
