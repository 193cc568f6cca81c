import { type About, defineRule } from '../rule.ts'

/**
 * Windows' "Password must meet complexity requirements": three of five classes of characters, neither the account name nor
 * a part of the display name inside. Samba does not look at names, so this is the only place that does for both.
 * https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements
 *
 * Where Windows leaves room the stricter reading holds, so that a tick never turns into a refusal by the controller:
 * Windows classifies single UTF-16 units, so characters beyond the BMP (emoji, rare ideographs) count for no class; nor do
 * spaces, and currency signs other than $.
 */
export const complexity = defineRule({
  id: 'complexity',
  where: 'page',
  check: (password, _settings: Record<string, never>, about) =>
    classesOf(password) >= 3 && !namesOf(about).some((name) => fold(password).includes(fold(name))),
})

const classes = [/\p{Lu}/u, /\p{Ll}/u, /[0-9]/, /[!-/:-@[-`{-~]/, /[\p{Lo}\p{Lm}\p{Lt}]/u]

function classesOf(password: string): number {
  const units = password.replace(/[\u{10000}-\u{10FFFF}]/gu, '')
  return classes.filter((one) => one.test(units)).length
}

/**
 * The account name whole, the display name split as Windows splits it; what is shorter than three characters is no name.
 * A page knows the account as it was typed, so the name is also taken out of `DOMAIN\name` and `name@domain`.
 */
function namesOf({ account = '', displayName = '' }: About): string[] {
  const bare = account.replace(/^.*\\|@.*$/gs, '')
  return [account, bare, ...displayName.split(/[,.\-_ #\t]/)].filter((name) => name.length >= 3)
}

/** Upper case, independent of any locale: lower case would turn a Greek Σ into ς or σ by its place in the word. */
const fold = (text: string) => text.toUpperCase()
