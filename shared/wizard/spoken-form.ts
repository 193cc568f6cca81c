/** What can be spoken as words is left as it is; a code is spelled out, character by character. */
export function spokenForm(value: string): string {
  const words = value.split(/[\s-]+/)
  const isSpeakable = words.length > 1 && words.some((word) => /^\p{L}\p{Ll}{2,}$/u.test(word))
  return isSpeakable ? value : [...value].join(' ')
}
