const RIGHT_TO_LEFT = /^(ar|he|fa|ur|ps|yi)\b/i;

export function directionOf(locale: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}
