/** The longest subject that lists of commits show whole. */
const SUBJECT_MOST = 72;

/** What is wrong with a commit message in words; empty where it keeps the rule of CONTRIBUTING.md. */
export function messageFaults(message) {
  const [subject = '', second = '', ...rest] = message.trimEnd().split('\n');
  return [
    ...(subject.length > SUBJECT_MOST
      ? [`the subject has ${subject.length} characters, more than ${SUBJECT_MOST}`]
      : []),
    ...(second.trim() === '' ? [] : ['the line after the subject is not empty']),
    ...(rest.some(saysWhy) ? [] : ['no body says why']),
  ];
}

/** Trailers such as `Signed-off-by:` say who, and nothing else. */
function saysWhy(line) {
  return line.trim() !== '' && !/^[A-Z][A-Za-z]*(-[A-Za-z]+)+: /.test(line);
}
