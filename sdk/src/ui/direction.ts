const RIGHT_TO_LEFT = /^(ar|he|iw|fa|ur|ps|sd|ug|yi|ckb|dv)\b/i;

export function directionOf(locale: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}
