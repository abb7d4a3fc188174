/**
 * The steps of `npm test`, cheapest first. Without packages: setup.mjs reads it before there are any.
 * `needs` says what a step drives: a browser, or a real VS Code through a browser.
 */
const STEPS = [
  { name: 'format', what: 'prettier finds every file formatted' },
  { name: 'imports', what: 'dependency-cruiser finds the import rules kept' },
  { name: 'deadcode', what: 'knip finds no unused file, export or dependency' },
  { name: 'types', what: 'tsc finds no error in the extension, the panel and the tests' },
  { name: 'lint', what: 'eslint finds no error and no warning' },
  { name: 'unit', what: 'unit tests' },
  { name: 'contract', what: 'contract tests' },
  { name: 'soak', what: 'processes that are killed, and many that write at once' },
  { name: 'panel', what: 'the results panel in a browser', needs: 'browser' },
  { name: 'package', what: 'the VSIX holds what is agreed and keeps its size budget' },
  { name: 'host', what: 'suites inside a real VS Code', needs: 'vsCode' },
  { name: 'restricted', what: 'suites inside a real VS Code in Restricted Mode', needs: 'vsCode' },
  { name: 'start', what: 'npm start serves VS Code with the extension installed', needs: 'vsCode' },
  { name: 'journeys', what: 'a browser drives VS Code with the VSIX installed', needs: 'vsCode' },
];

/** The steps that are named, or all. Throws for a name that is none. */
export function selectSteps(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No such step: ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
}

/** What the named steps, or all, need of the machine beyond npm packages. */
export function needsOfSteps(names) {
  return selectSteps(names).flatMap(({ needs }) => needs ?? []);
}
