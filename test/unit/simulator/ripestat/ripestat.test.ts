import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator';
import type { Simulator } from '../../../simulator';

describe('the simulator: RIPEstat', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.stop());
  afterEach(() => simulator.reset());

  const get = (path: string) => fetch(`${simulator.ripestat}${path}`);

  it('answers the three data calls, and no other path', async () => {
    const data = async (call: string, resource: string): Promise<unknown> => {
      const response = await get(`/data/${call}/data.json?resource=${resource}`);
      const { status, data } = (await response.json()) as { status: string; data: unknown };
      assert.deepEqual([response.status, status], [200, 'ok']);
      return data;
    };
    assert.deepEqual(await data('network-info', '203.0.113.80'), {
      asns: ['64496'],
      prefix: '203.0.113.0/24',
    });
    assert.deepEqual(await data('abuse-contact-finder', '203.0.113.80'), {
      abuse_contacts: ['abuse@parkline.example'],
      authoritative_rir: 'ripe',
    });
    assert.equal(
      ((await data('as-overview', 'AS64496')) as { holder: string }).holder,
      'PARKLINE-NET-AS Parkline Hosting Ltd',
    );
    assert.equal((await get('/data/other/data.json?resource=x')).status, 404);
    assert.equal((await get('/data/network-info/data.json')).status, 400);
    assert.deepEqual(
      simulator.requests.map(({ server, endpoint }) => [server, endpoint]).slice(0, 1),
      [['ripestat', 'network-info']],
    );
  });

  it('fails as it is told to', async () => {
    const statuses: (readonly [string, number])[] = [];
    for (const name of ['badRequest', 'tooManyRequests', 'serverError', 'wrongShape'] as const) {
      simulator.fault({ name, times: 1 });
      const { status } = await get('/data/network-info/data.json?resource=203.0.113.80');
      statuses.push([name, status]);
    }
    assert.deepEqual(statuses, [
      ['badRequest', 400],
      ['tooManyRequests', 429],
      ['serverError', 500],
      ['wrongShape', 200],
    ]);
  });
});
