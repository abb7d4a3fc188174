const SHARDS = 256;

/** Many texts. In many small sets, for one that grows beyond a million stands still while it does. */
export class ValueSet {
  private readonly shards = Array.from({ length: SHARDS }, () => new Set<string>());

  get size(): number {
    return this.shards.reduce((sum, shard) => sum + shard.size, 0);
  }

  add(value: string): void {
    this.shards[shardOf(value)]?.add(value);
  }

  has(value: string): boolean {
    return this.shards[shardOf(value)]?.has(value) === true;
  }

  values(): readonly string[] {
    return this.shards.flatMap((shard) => [...shard]);
  }
}

function shardOf(value: string): number {
  let hash = value.length;
  for (let at = 0; at < value.length && at < 16; at += 1) {
    hash = (hash * 31 + value.charCodeAt(at)) | 0;
  }
  return (hash >>> 0) % SHARDS;
}
