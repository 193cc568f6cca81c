/** Separates the characters of a code, so that screen readers spell it out; a phrase of words stays as it is. */
export function toSpokenForm(value: string): string {
  const words = value.split(/[\s-]+/)
  const isSpeakable = words.length > 1 && words.some((word) => /^\p{L}\p{Ll}{2,}$/u.test(word))
  return isSpeakable ? value : [...value].join(' ')
}
