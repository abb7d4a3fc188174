import { startSimulator } from '.';

/** `npm run simulator`: runs the servers until it is told to end, and prints one line of JSON with where they are. */
async function main(): Promise<void> {
  const simulator = await startSimulator();
  console.log(JSON.stringify(simulator.addresses));
  const end = (): void => {
    void simulator.stop();
  };
  process.once('SIGTERM', end).once('SIGINT', end);
}

void main();
