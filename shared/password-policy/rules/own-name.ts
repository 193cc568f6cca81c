import { listSpellings } from '../characters.ts'
import { defineRule, type PasswordOwner } from '../rule.ts'

interface Settings {
  /** The names, once the person has authenticated: with them the page checks the rule, too. */
  names?: readonly string[]
  /** The one that the server found in this password. */
  found?: string
}

/**
 * The second half of Windows' "Password must meet complexity requirements": neither the account name nor a part of the display name,
 * whatever the case and the accents. Samba does not look at names. Whose names they are is told only to people who have authenticated.
 */
export const ownName = defineRule({
  id: 'own-name',
  where: 'server',
  check: (password, { names = [], found }: Settings) => !found && findOwnName(password, names) === undefined,
  values: ({ found = '' }) => ({ name: found }),
})

/** The first of `names` that is in the password, in the spelling of the directory. */
export function findOwnName(password: string, names: readonly string[]): string | undefined {
  const typed = listSpellings(password)
  return names.find((name) => listSpellings(name).some((spelling) => typed.some((one) => one.includes(spelling))))
}

/**
 * The account name whole, the display name split as Windows splits it; names shorter than three characters are ignored. A page
 * knows the account as it was typed, so the name is taken out of `DOMAIN\name` and `name@domain`.
 */
export function listOwnNames({ account = '', displayName = '' }: PasswordOwner): string[] {
  const bare = account.replace(/^.*\\|@.*$/gs, '')
  return [bare, ...displayName.split(/[,.\-_ #\t]/)].filter((name) => name.length >= 3)
}
