/**
 * The hosts, as `URL.hostname` writes them, that VS Code's proxy layer never sends through a proxy
 * (`useProxySettings` of @vscode/proxy-agent 0.45). Every other one may leave this machine: with
 * `http.proxy` set, a request to 127.0.0.2 goes to the proxy in clear text. The layer also names
 * ::ffff:127.0.0.1, which `URL` writes as [::ffff:7f00:1], so that it is never met.
 */
const BYPASSED: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for a host as `URL.hostname` writes it that cannot leave this machine. `URL` writes `127.1` as `127.0.0.1`. */
export function isLoopbackHost(hostname: string): boolean {
  return BYPASSED.has(hostname);
}
