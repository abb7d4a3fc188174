/** Services of a bootstrap file (RFC 9224, section 3). */
export type Services = readonly (readonly [entries: string[], urls: string[]])[];

export function listBody(services: Services, publication = '2026-11-01T00:00:00Z'): string {
  return JSON.stringify({ version: '1.0', publication, services, description: 'invented' });
}
