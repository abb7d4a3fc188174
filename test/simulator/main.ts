import { startSimulator } from '.';

/** `npm start`: runs the servers until it is told to end, and prints one line of JSON with where they are. */
async function main(): Promise<void> {
  const simulator = await startSimulator();
  const { domaintools, circl, circlTls } = simulator;
  console.log(JSON.stringify({ domaintools, circl, circlTls }));
  const end = (): void => {
    void simulator.stop();
  };
  process.once('SIGTERM', end).once('SIGINT', end);
}

void main();
