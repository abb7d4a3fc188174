export declare function messageFaults(message: string): readonly string[];
