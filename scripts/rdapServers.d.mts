interface BootstrapFile {
  readonly version: string;
  readonly publication: string;
  readonly services: readonly (readonly [readonly string[], readonly string[]])[];
}
type Files = Readonly<Record<'dns' | 'ipv4' | 'ipv6', BootstrapFile>>;
type Additions = readonly (readonly [string, readonly string[]])[];

export function readFiles(from: string): Promise<Files>;
export function moduleOf(files: Files, fewest?: Readonly<Record<string, number>>): string;
export function staleAdditions(additions: Additions, files: Pick<Files, 'dns'>): readonly string[];
