/** What people type for a letter, by the letter; several letters that share a sign are one. */
const signs: Record<string, string> = {
  a: '4@^',
  b: '8',
  c: '(<{[',
  e: '3€',
  g: '69',
  h: '#',
  i: '1!|l',
  o: '0°',
  s: '5$§',
  t: '7+',
  z: '2',
}

const letters = new Map(Object.entries(signs).flatMap(([letter, all]) => [...all].map((sign) => [sign, letter])))

/**
 * Every sign as the letter that it stands for, character for character. Words and passwords go through the same, so that a sign of
 * two letters (1 for i and l) finds both.
 */
export const unleet = (text: string) => text.replace(anySign, (sign) => letters.get(sign) ?? sign)

const anySign = /[4@^8(<{[3€69#1!|l0°5$§7+2]/g
