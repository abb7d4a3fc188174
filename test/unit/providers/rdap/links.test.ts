import assert from 'node:assert/strict';
import { relatedRdapLinks } from '../../../../src/providers/rdap/links';

const TYPE = 'application/rdap+json';
const SELF = 'https://registry.example/domain/login.example';
const REGISTRAR = 'https://registrar.example/rdap/domain/login.example';

function hrefs(...links: readonly object[]): readonly string[] {
  return relatedRdapLinks({ links }).map(({ href }) => href);
}

describe('related RDAP links', () => {
  it('are those of the RDAP type, whatever the case, each once', () => {
    assert.deepEqual(
      hrefs(
        { rel: 'self', type: TYPE, href: SELF },
        { rel: 'Related', type: 'Application/RDAP+JSON; charset=utf-8', href: REGISTRAR },
        { rel: 'related', type: TYPE, href: `${REGISTRAR}/` },
        { rel: 'related', type: TYPE, href: 'https://second.example/x' },
      ),
      [`${REGISTRAR}/`, 'https://second.example/x'],
    );
  });

  const REFUSED: Readonly<Record<string, object>> = {
    'another relation': { rel: 'alternate', type: TYPE, href: REGISTRAR },
    'another type': { rel: 'related', type: 'text/html', href: REGISTRAR },
    'a longer type': { rel: 'related', type: `${TYPE}x`, href: REGISTRAR },
    'no type': { rel: 'related', href: REGISTRAR },
    'plain HTTP': { rel: 'related', type: TYPE, href: REGISTRAR.replace('https', 'http') },
    'no URL': { rel: 'related', type: TYPE, href: 'registrar.example' },
    'no text': { rel: 'related', type: TYPE, href: [REGISTRAR] },
    'a user name': { rel: 'related', type: TYPE, href: 'https://kim@registrar.example/' },
    'the object itself': {
      rel: 'related',
      type: TYPE,
      href: 'HTTPS://REGISTRY.EXAMPLE/domain/login.example/',
    },
  };
  for (const [name, link] of Object.entries(REFUSED)) {
    it(`are not those with ${name}`, () => {
      assert.deepEqual(hrefs({ rel: 'self', type: TYPE, href: SELF }, link), []);
    });
  }

  it('are those with their own target as the context, too', () => {
    const link = { rel: 'related', type: TYPE, href: REGISTRAR, value: REGISTRAR };
    assert.deepEqual(hrefs({ rel: 'self', type: TYPE, href: SELF }, link), [REGISTRAR]);
  });

  it('are none where there are no links', () => {
    for (const body of [undefined, null, [], {}, { links: null }, { links: 'x' }, 'x']) {
      assert.deepEqual(relatedRdapLinks(body), []);
    }
  });
});
