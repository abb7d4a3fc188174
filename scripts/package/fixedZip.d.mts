export declare function fixedTime(): string;
export declare function fixModes(file: string): void;
