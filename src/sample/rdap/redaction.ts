/** What was left out of a record on purpose, as RFC 9537 says it. */

const CARD = "$.entities[?(@.roles[0]=='registrant')].vcardArray[1]";
const of = (property: string): string => `${CARD}[?(@[0]=='${property}')]`;

type Where = Readonly<
  Partial<Record<'prePath' | 'postPath' | 'replacementPath', string>> & {
    method: 'removal' | 'emptyValue' | 'replacementValue';
  }
>;

/** The registrant of a private registration. The e-mail address is left out, or a form replaces it. */
export function registrantRedactions(mail: 'removal' | 'replacementValue'): readonly object[] {
  return [
    redacted('Registrant Name', { postPath: `${of('fn')}[3]`, method: 'emptyValue' }),
    redacted('Registrant Street', { postPath: `${of('adr')}[3][2]`, method: 'emptyValue' }),
    redacted('Registrant City', { postPath: `${of('adr')}[3][3]`, method: 'emptyValue' }),
    redacted('Registrant Phone', { prePath: of('tel'), method: 'removal' }),
    redacted('Registrant Email', {
      prePath: of('email'),
      ...(mail === 'replacementValue' ? { replacementPath: of('contact-uri') } : {}),
      method: mail,
    }),
  ];
}

function redacted(type: string, where: Where): object {
  return {
    name: { type },
    ...where,
    pathLang: 'jsonpath',
    reason: { description: 'Server policy' },
  };
}
