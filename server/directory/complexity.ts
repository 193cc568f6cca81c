/**
 * Windows' rule: three of five kinds of characters, and neither the account name nor a part of the display name.
 * https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements (2026-11-21)
 */
export function isComplex(password: string, person: { account: string; displayName: string }): boolean {
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u].filter((kind) => kind.test(password))
  if (kinds.length < 3) return false
  const names = [person.account, ...person.displayName.split(/[\s,.\-_#\t]+/)].filter((name) => name.length >= 3)
  const lower = password.toLowerCase()
  return !names.some((name) => lower.includes(name.toLowerCase()))
}
