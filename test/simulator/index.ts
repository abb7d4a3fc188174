import type { Addresses, Behaviour, Endpoint, ServerName, StartSimulator } from './model';
import { listenPlain, listenTls } from './listening';
import { serve } from './server';
import type { Ask } from './server';
import { State } from './state';
import type { Place, Surroundings, VendorServer } from './vendor';
import { vendors } from './vendors';

export type { Fault, LoggedRequest, Simulator } from './model';

const servers = Object.assign({}, ...vendors.map((vendor) => vendor.servers)) as Record<
  ServerName,
  VendorServer<Endpoint, Behaviour, ServerName>
>;

/** Starts the servers of every vendor on loopback. All answer from the sample case. */
export const startSimulator: StartSimulator = async (options = {}) => {
  const { now = () => Date.now(), ...behaviour } = options;
  const state = new State(behaviour);
  const places = {} as Record<ServerName, Place>;
  const surroundings: Surroundings<Behaviour, ServerName> = {
    get behaviour() {
      return state.behaviour;
    },
    places,
    now,
    spend: (product, amount) => state.spend(product, amount),
    spent: (product) => state.spent(product),
  };

  const stops: (() => Promise<void>)[] = [];
  const start = async (name: ServerName, tls: boolean, ask: Ask): Promise<void> => {
    const { place, stop } = await (tls ? listenTls : listenPlain)((request, response) => {
      serve(name, ask, { state, now }, request, response).catch((error: unknown) => {
        // A client that went away while its answer was made is its own business.
        if (!request.destroyed) {
          console.error(error);
        }
        response.destroy();
      });
    });
    places[name] = place;
    stops.push(stop);
  };
  await Promise.all(
    Object.entries(servers).map(([name, { tls = false, asked }]) =>
      start(name as ServerName, tls, (arrival) => asked(arrival, surroundings)),
    ),
  );

  const addresses = Object.assign(
    {},
    ...vendors.map((vendor) => vendor.addresses(places, state.behaviour)),
  ) as Addresses;
  return {
    ...addresses,
    addresses,
    requests: state.requests,
    fault: (fault) => state.addFault(fault),
    clearFaults: () => state.clearFaults(),
    configure: (change) => state.configure(change),
    reset: () => state.reset(),
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
};
