export declare function writeChecksum(file: string): string;
export declare function checksumFaults(file: string): readonly string[];
