interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly hasInstallScript?: boolean }>
  >;
}

interface Bom {
  readonly serialNumber: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly component: { readonly 'bom-ref': string; readonly name: string };
  };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly scope: string;
    readonly properties: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

export declare function sbomOf(vsix: string): string;
export declare function writeSbom(root: string, vsix: string): void;
export declare function shippedBom(bom: Bom, name: string, shipped: readonly string[]): Bom;
export declare function sbomFaults(root: string, vsix: string): readonly string[];
export declare function shippedIn(notices: string): readonly string[];
export declare function installScripts(
  manifest: { readonly scripts?: Readonly<Record<string, string>> },
  lock: Lock,
): readonly string[];
