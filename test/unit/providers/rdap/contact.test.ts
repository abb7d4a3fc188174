import assert from 'node:assert/strict';
import { contactOf } from '../../../../src/providers/rdap/contact';
import type { Contact } from '../../../../src/providers/rdap/contact';
import { card } from './mapped';

function contact(...properties: readonly unknown[]): Contact {
  return contactOf({ vcardArray: card(...properties), contact_URI: undefined });
}

describe('RDAP contact', () => {
  it('reads a full card', () => {
    assert.deepEqual(
      contact(
        ['fn', {}, 'text', 'Kim Example'],
        ['kind', {}, 'text', 'individual'],
        ['org', { type: 'work' }, 'text', ['Example Ltd', 'Desk 2']],
        ['email', { type: 'work' }, 'text', 'kim@example.com'],
        ['tel', { type: ['work', 'voice'] }, 'uri', 'tel:+1.5555550100;ext=12'],
        ['tel', { Type: 'FAX' }, 'text', '+1.5555550101'],
        ['adr', {}, 'text', ['', 'Suite 1', ['Quay 1', 'Hall 2'], 'Port', 'ST', '1000', 'nl']],
      ),
      {
        name: 'Kim Example',
        organisation: 'Example Ltd, Desk 2',
        kind: 'individual',
        emails: ['kim@example.com'],
        abuseEmails: [],
        pages: [],
        phones: ['+1.5555550100 ext. 12'],
        faxes: ['+1.5555550101'],
        street: ['Suite 1', 'Quay 1', 'Hall 2'],
        city: 'Port',
        state: 'ST',
        postal: '1000',
        country: 'NL',
        redacted: [],
      },
    );
  });

  it('takes an empty name for none, and the parts of a name in its place', () => {
    assert.equal(contact(['fn', {}, 'text', '']).name, undefined);
    const parts = ['n', {}, 'text', ['Example', 'Kim', '', 'Dr', '']];
    assert.equal(contact(['fn', {}, 'text', ''], parts).name, 'Dr Kim Example');
  });

  it('takes the name of an organisation for that', () => {
    const { name, organisation } = contact(
      ['fn', {}, 'text', 'Example Ltd'],
      ['kind', {}, 'text', 'ORG'],
    );
    assert.deepEqual([name, organisation], [undefined, 'Example Ltd']);
  });

  it('reads a phone as text, as uri and as fax by its scheme', () => {
    const { phones, faxes } = contact(
      ['tel', {}, 'text', 'tel:0555550100'],
      ['tel', { type: 'voice' }, 'uri', 'TEL:+1.5555550101'],
      ['tel', {}, 'uri', 'fax:+1.5555550102'],
      ['tel', {}, 'uri', 'tel:'],
    );
    assert.deepEqual(phones, ['0555550100', '+1.5555550101']);
    assert.deepEqual(faxes, ['+1.5555550102']);
  });

  it('reads contact-uri in place of an e-mail address', () => {
    const { emails, pages } = contact(
      ['contact-uri', {}, 'uri', 'https://registrar.example/contact?domain=login.example'],
      ['contact-uri', {}, 'uri', 'mailto:kim@example.com?subject=x'],
      ['email', {}, 'text', 'kim@example.com'],
      ['email', {}, 'text', 'Use the form at https://registrar.example/form'],
    );
    assert.deepEqual(emails, ['kim@example.com']);
    assert.deepEqual(pages, [
      'Use the form at https://registrar.example/form',
      'https://registrar.example/contact?domain=login.example',
    ]);
    const beside = contactOf({ vcardArray: undefined, contact_URI: 'https://registrar.example/' });
    assert.deepEqual(beside.pages, ['https://registrar.example/']);
  });

  const NOTHING = ['', '', '', '', '', '', ''];

  it('reads the label where the parts of an address are empty', () => {
    const label = 'Quay 1\nPort\nMN\n56026\nUnited States';
    const { street, country } = contact(['adr', { label }, 'text', NOTHING]);
    assert.deepEqual(street, ['Quay 1', 'Port', 'MN', '56026', 'United States']);
    assert.equal(country, 'US');
    const escaped = contact(['adr', { label: 'Quay 1\\nPort\\nCA' }, 'text', NOTHING]);
    assert.deepEqual([escaped.street, escaped.country], [['Quay 1', 'Port', 'CA'], undefined]);
  });

  it('prefers the parts to the label', () => {
    const parts = ['', '', 'Quay 1', 'Port', '', '', 'NL'];
    const { street, city } = contact(['adr', { label: 'elsewhere' }, 'text', parts]);
    assert.deepEqual([street, city], [['Quay 1'], 'Port']);
  });

  it('reads an address as text, as too few parts and as values of their own', () => {
    assert.deepEqual(contact(['adr', {}, 'text', 'Quay 1\nPort']).street, ['Quay 1', 'Port']);
    const few = contact(['adr', {}, 'text', ['Quay 1', 'Port', '1000', 'PA']]);
    assert.deepEqual([few.street, few.country], [['Quay 1', 'Port', '1000', 'PA'], undefined]);
    const loose = contact(['adr', {}, 'text', '', '', 'Quay 1', 'Port', '', '1000', 'Viet Nam']);
    assert.deepEqual([loose.street, loose.city, loose.country], [['Quay 1'], 'Port', 'VN']);
    assert.deepEqual(contact(['adr', {}, 'text', ['', '', '', '', '']]).street, []);
  });

  it('finds the country in a parameter (RFC 8605) or in a property of its own', () => {
    const parts = ['', '', '', '', 'QC', '', ''];
    assert.equal(contact(['adr', { cc: 'ca' }, 'text', parts]).country, 'CA');
    const beside = ['ISO-3166-1-alpha-2', {}, 'text', 'US'];
    assert.equal(contact(['adr', {}, 'text', parts], beside).country, 'US');
    assert.equal(contact(beside).country, 'US');
  });

  it('tells apart the mailbox for abuse', () => {
    const { emails, abuseEmails } = contact(
      ['email', {}, 'text', 'noc@example.com'],
      ['email', { type: 'abuse' }, 'text', 'cert@example.com'],
    );
    assert.deepEqual(emails, ['noc@example.com', 'cert@example.com']);
    assert.deepEqual(abuseEmails, ['cert@example.com']);
  });

  it('takes text that says "redacted" for no value', () => {
    const read = contact(
      ['fn', {}, 'text', 'REDACTED FOR PRIVACY'],
      ['org', {}, 'text', 'Data not disclosed'],
      ['email', {}, 'text', 'Please query the RDDS service of the Registrar of Record'],
      ['email', {}, 'text', 'redacted@registry.example'],
      ['tel', {}, 'uri', 'tel:REDACTED'],
      ['adr', {}, 'text', ['', '', 'GDPR Masked', 'GDPR Masked', 'ST', '****', 'NL']],
    );
    assert.deepEqual(
      [read.name, read.organisation, read.emails, read.phones, read.street, read.city],
      [undefined, undefined, [], [], [], undefined],
    );
    assert.deepEqual([read.state, read.postal, read.country], ['ST', undefined, 'NL']);
    assert.deepEqual([...read.redacted].sort(), [
      'city',
      'e-mail',
      'name',
      'organisation',
      'phone',
      'postal code',
      'street',
    ]);
  });

  it('keeps the name of a privacy service', () => {
    const { name, redacted } = contact(['fn', {}, 'text', 'Withheld for Privacy Purposes']);
    assert.deepEqual([name, redacted], ['Withheld for Privacy Purposes', []]);
  });
});
