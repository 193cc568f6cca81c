import { defineRule, type PasswordOwner } from '../rule.ts'
import { findOwnName, listOwnNames } from './own-name.ts'

/**
 * The first half of Windows' "Password must meet complexity requirements": three of five classes of characters. The other half is
 * `own-name`. The page, the server and the sample directory use it, and the server names the reason with it when a controller refuses
 * a password.
 * https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements (2026-11-21)
 *
 * Where that text leaves room the stricter reading applies, so that the controller never refuses what the page ticked: Windows
 * classifies single UTF-16 units, so characters beyond the BMP (emoji, rare ideographs) belong to no class; nor do spaces,
 * digits of other scripts, and currency signs other than $.
 */
export const complexity = defineRule({
  id: 'complexity',
  where: 'page',
  check: (password, _settings: Record<string, never>) => countClasses(password) >= 3,
  // The tables of a controller may put a letter outside ASCII into another class than ours, by its version.
  isCertain: (password) => countClasses(password.replace(/[^ -~]/g, '')) >= 3,
})

/** Both halves of Windows' requirement. */
export const meetsComplexity = (password: string, owner: PasswordOwner): boolean =>
  countClasses(password) >= 3 && findOwnName(password, listOwnNames(owner)) === undefined

const classes = [/\p{Lu}/u, /\p{Ll}/u, /[0-9]/, /[!-/:-@[-`{-~]/, /[\p{Lo}\p{Lm}\p{Lt}]/u]

function countClasses(password: string): number {
  const units = password.replace(/[\u{10000}-\u{10FFFF}]/gu, '')
  return classes.filter((one) => one.test(units)).length
}
