import { hostname } from 'node:os';

/** Who has taken something, as a row says. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
}

export const OWN_HOST = hostname();

/** True unless the process has ended for certain: of another machine nobody knows. */
export function mayLive({ host, pid }: Owner): boolean {
  return host !== OWN_HOST || lives(pid);
}

/** Signal 0 asks whether the process is there; EPERM says that it is, and another user's. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
