import assert from 'node:assert/strict';
import type { Answer, TimelineEntry } from '../../../../src/core/result/model';
import { run, sessionOver } from './session';
import { plain, table } from './sections';

function ask(response: object): Promise<Answer> {
  const path = '/v1/login-secure.example/hosting-history';
  return run(
    'hostingHistory',
    'login-secure.example',
    sessionOver({ [path]: { body: { response } } }).session,
  );
}

function timeline(answer: Answer): readonly TimelineEntry[] {
  const found = answer.sections.find((section) => section.type === 'timeline');
  return found?.type === 'timeline' ? found.entries : [];
}

const move = (actiondate: string, pre_ip: string | null, post_ip: string | null, action = 'C') => ({
  domain: 'LOGIN-SECURE.EXAMPLE',
  pre_ip,
  post_ip,
  action,
  action_in_words: '',
  actiondate,
});

describe('DomainTools hosting history', () => {
  it('takes each of the three histories as one object', async () => {
    const answer = await ask({
      ip_history: move('2026-04-12', null, '198.51.100.23', 'N'),
      nameserver_history: { post_mns: 'Park-dns.example', action: 'T', actiondate: '2026-11-12' },
      registrar_history: { registrar: 'ExampleReg', date_updated: '2026-11-12' },
    });
    assert.equal(table(answer, 'ipHistory').shown, 1);
    assert.deepEqual(plain(table(answer, 'nameServerHistory').rows[0] ?? []), [
      'Transfer',
      'Park-dns.example on 2026-11-12',
      null,
      'park-dns.example',
      '2026-11-12',
    ]);
    assert.equal(table(answer, 'registrarHistory').shown, 1);
  });

  it('takes "" and null alike for no address', async () => {
    const answer = await ask({
      ip_history: [
        move('2026-04-12', null, '203.0.113.80'),
        move('2026-10-02', '203.0.113.80', ''),
      ],
    });
    assert.deepEqual(plain(table(answer, 'ipHistory').rows[0] ?? [])[3], null);
    assert.deepEqual(plain(table(answer, 'ipHistory').rows[1] ?? [])[2], null);
  });

  it('ends a span at the next move, and the last one now unless the name went away', async () => {
    const open = await ask({
      ip_history: [
        move('2026-08-03', '198.51.100.23', '203.0.113.80'),
        move('2026-04-12', '', '198.51.100.23'),
      ],
    });
    assert.deepEqual(
      timeline(open).map(({ start, end }) => [start, end]),
      [
        ['2026-04-12', '2026-08-03'],
        ['2026-08-03', '2026-11-21T14:02:00Z'],
      ],
    );
    const gone = await ask({
      ip_history: [
        move('2026-08-03', '', '203.0.113.80'),
        move('2026-10-02', '203.0.113.80', null, 'D'),
      ],
    });
    assert.deepEqual(
      timeline(gone).map(({ end }) => end),
      ['2026-10-02'],
    );
  });

  it('says why the registrar history is empty', async () => {
    const answer = await ask({
      ip_history: move('2026-04-12', '', '203.0.113.80'),
      registrar_history: [],
    });
    assert.match(table(answer, 'registrarHistory').note ?? '', /since December 2024/);
  });

  it('has no record where all three are empty', async () => {
    const answer = await ask({
      domain_name: 'login-secure.example',
      ip_history: [],
      nameserver_history: [],
      registrar_history: [],
    });
    assert.equal(answer.outcome.kind, 'noRecord');
  });
});
