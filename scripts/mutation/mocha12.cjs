/**
 * Stryker's runner names files of mocha without their ending, which are `.cjs` since mocha 12.0: Node
 * then finds them like `.js`. To go once @stryker-mutator/mocha-runner names them itself.
 */
const { Module } = require('node:module');

Module._extensions['.cjs'] = Module._extensions['.js'];
