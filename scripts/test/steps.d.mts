interface Step {
  readonly name: string;
  readonly what: string;
  readonly needs?: 'browser' | 'vsCode';
}

export declare function selectSteps(names: readonly string[]): readonly Step[];
export declare function needsOfSteps(names: readonly string[]): readonly string[];
