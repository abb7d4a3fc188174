/** A file that cannot be read at all. `message` is one sentence for the analyst. */
export class ImportError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportError';
  }
}
