/**
 * Preloaded into every process of a test run (`NODE_OPTIONS=--require`): refuses whatever would leave
 * this machine and writes it down, a line of JSON each, in the file that INDICATOR_LENS_LEAVING names.
 */
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');

/** For whoever wants to know that it runs under this rule. */
globalThis[Symbol.for('indicator-lens.loopback-only')] = true;

/** Hosts that no packet leaves the machine for; '' and none are the machine itself. */
function isHere(host) {
  return (
    !host ||
    /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::|::1|::ffff:127\.\d+\.\d+\.\d+)$/i.test(
      host.replace(/^\[|\]$/g, ''),
    )
  );
}

/** A name of .invalid exists nowhere (RFC 6761, section 6.4): it is answered here, and is no attempt. */
function notFound(host) {
  const error = new Error(`getaddrinfo ENOTFOUND ${host}`);
  return Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host });
}

function refusal(how, host) {
  if (/\.invalid\.?$/i.test(host)) {
    return notFound(host);
  }
  const { stack } = new Error(`${how} ${host}`);
  const file = process.env.INDICATOR_LENS_LEAVING;
  if (file !== undefined) {
    const attempt = { how, host, process: process.argv.slice(1).join(' '), stack };
    appendFileSync(file, `${JSON.stringify(attempt)}\n`);
  }
  const error = new Error(`${how} ${host}: a test asks nobody off this machine.`);
  return Object.assign(error, { code: 'ECONNREFUSED', syscall: how, hostname: host });
}

/** The host of `connect(options)`, `connect(port, host)` or what net.connect() makes of either. */
function hostOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null) {
    return options.path === undefined || options.path === null ? options.host : undefined;
  }
  const isPort = typeof options === 'number' || /^\d+$/.test(options);
  return isPort && typeof second === 'string' ? second : undefined;
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const host = hostOf(args);
  if (isHere(host)) {
    return connect.apply(this, args);
  }
  const error = refusal('connect', host);
  process.nextTick(() => this.destroy(error));
  return this;
};

for (const name of ['connect', 'send']) {
  const original = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function (...args) {
    // send(message, [offset, length,] port, address): the address is the one text behind the message.
    const host = args.slice(1).find((each) => typeof each === 'string');
    if (isHere(host)) {
      return original.apply(this, args);
    }
    throw refusal(`udp ${name}`, host);
  };
}

/** Every question to a name server leaves the machine, `lookup` only for names of elsewhere. */
function guardNames(target, isPromise) {
  for (const name of Object.keys(Object.getOwnPropertyDescriptors(target))) {
    const asks = name === 'lookup' || name === 'reverse' || /^resolve(?!r)/i.test(name);
    const original = target[name];
    if (!asks || typeof original !== 'function') {
      continue;
    }
    target[name] = function (host, ...args) {
      if (isHere(host) || (name === 'lookup' && net.isIP(host) !== 0)) {
        return original.call(this, host, ...args);
      }
      const error = refusal(name, host);
      if (isPromise) {
        return Promise.reject(error);
      }
      process.nextTick(args.at(-1), error);
      return undefined;
    };
  }
}
guardNames(dns, false);
guardNames(dns.Resolver.prototype, false);
guardNames(dns.promises, true);
guardNames(dns.promises.Resolver.prototype, true);
