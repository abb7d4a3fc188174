import type { Contact } from '../facts';

/** Contacts as jCard (RFC 7095), the form in which RDAP holds them (RFC 9083, section 5.1). */

export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
  type: 'text' | 'uri',
  value: string | readonly (string | readonly string[])[],
];

export function vcard(...properties: readonly Property[]): readonly unknown[] {
  return ['vcard', [['version', {}, 'text', '4.0'], ...properties]];
}

export const text = (name: string, value: string): Property => [name, {}, 'text', value];

/** A number of digits alone is a `tel:` URI; what else somebody wrote is sent as it is. */
export function tel(number: string): Property {
  const parameters = { type: ['voice'] };
  return /^\d+$/.test(number)
    ? ['tel', parameters, 'uri', `tel:+${number}`]
    : ['tel', parameters, 'text', number];
}

/** The parts apart, and the country as a code in a parameter (RFC 8605, section 3.1). */
export function address({ street, city, country }: Omit<Contact, 'name'>): Property {
  const cc = country.toUpperCase();
  return [
    'adr',
    { cc },
    'text',
    ['', '', street.length > 1 ? street : (street[0] ?? ''), city, '', '', ''],
  ];
}

/** The parts empty and the whole in the `label`, as every RIR writes it. */
export function addressLabel(lines: readonly string[]): Property {
  return ['adr', { label: lines.join('\n') }, 'text', ['', '', '', '', '', '', '']];
}
