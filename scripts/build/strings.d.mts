export declare function readStrings(root: string): readonly string[];
export declare function englishBundle(root: string): string;
