/**
 * A Stryker plugin that leaves out all but a share of a file's expressions, picked by a seed: a
 * whole run takes half a day, a sample says the same within a few points.
 *
 * Source: https://stryker-mutator.io/docs/stryker-js/disable-mutants/#ignore-plugins
 */
import { createHash } from 'node:crypto';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const share = Number(process.env.MUTATION_SHARE ?? '1');
const seed = process.env.MUTATION_SEED ?? '1';

const sample = {
  /**
   * Why the mutants at and under this node are left out; undefined where they are taken. Two draws,
   * one for each outermost function and one for each expression in it, take the share together.
   */
  shouldIgnore(path) {
    const drawn = isOutermostFunction(path) || isOutermostExpression(path);
    return drawn && lotOf(path) >= Math.sqrt(share) ? 'not in the sample' : undefined;
  },
};

/** From 0 to 1, the same for the same place and seed. */
function lotOf(path) {
  const { line, column } = path.node.loc?.start ?? { line: 0, column: 0 };
  const place = `${seed}:${line}:${column}:${path.toString()}`;
  return createHash('sha256').update(place).digest().readUInt32BE(0) / 2 ** 32;
}

function isOutermostFunction(path) {
  return path.isFunction() && path.getFunctionParent() === null;
}

/** A condition, a value or a call that stands in a statement by itself; a function's body is none. */
function isOutermostExpression(path) {
  return (
    path.isExpression() &&
    !path.isFunction() &&
    path.parentPath?.isExpression() !== true &&
    !holdsFunction(path)
  );
}

/** What holds a function is looked at inside, statement by statement. */
function holdsFunction(path) {
  let found = false;
  path.traverse({
    Function(inner) {
      found = true;
      inner.stop();
    },
  });
  return found;
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'sample', sample)];
