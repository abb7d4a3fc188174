/** What one test inside VS Code came to. */
export interface HostTest {
  readonly title: string;
  /** Present when it failed. */
  readonly error?: string;
  readonly milliseconds: number;
}
