/** Names that registries write and the Unicode CLDR does not. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['czech republic', 'CZ'],
  ['great britain', 'GB'],
  ['hong kong', 'HK'],
  ['iran, islamic republic of', 'IR'],
  ['korea, republic of', 'KR'],
  ['republic of korea', 'KR'],
  ['macao', 'MO'],
  ['macau', 'MO'],
  ['moldova, republic of', 'MD'],
  ['russian federation', 'RU'],
  ['taiwan, province of china', 'TW'],
  ['turkey', 'TR'],
  ['uk', 'GB'],
  ['united states of america', 'US'],
  ['usa', 'US'],
  ['viet nam', 'VN'],
]);

/**
 * A country as WHOIS writes it: two letters, where the text is a code or an English name of a
 * country; any other text as it is.
 */
export function countryOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : (countryCode(written) ?? written);
}

/** The code of a country, or undefined for text that names none. */
export function countryCode(written: string): string | undefined {
  const name = written
    .trim()
    .replace(/\.$|^the\s/gi, '')
    .toLowerCase();
  const known = OTHER_NAMES.get(name) ?? namedCountries().get(name);
  return known ?? (/^[a-z]{2}$/.test(name) ? name.toUpperCase() : undefined);
}

let countries: ReadonlyMap<string, string> | undefined;

/** English names of countries, in lower case, with their codes. */
function namedCountries(): ReadonlyMap<string, string> {
  countries ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap(
      (code): [string, string][] => {
        const name = NAMES.of(code);
        return name === undefined || isReplaced(code) ? [] : [[name.toLowerCase(), code]];
      },
    ),
  );
  return countries;
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LETTERS = Array.from({ length: 26 }, (_item, index) => String.fromCharCode(65 + index));

/** True for a code that is no more: `DD` has the name of Germany as well. */
function isReplaced(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;
}
