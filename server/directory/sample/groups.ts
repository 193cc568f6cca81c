import type { DirectoryPerson } from '../directory.ts'
import { isDistinguishedName, isSid, normaliseName } from '../distinguished-name.ts'
import type { Statements } from './database.ts'
import { type AccountEntry, groupsHolding } from './entries.ts'

/** The person without what only the directory knows, with all groups: direct, nested and primary. */
export function personOf(database: Statements, entry: AccountEntry): DirectoryPerson {
  const { id, domain, distinguishedName, account, userPrincipalName, displayName } = entry
  const { givenName, surname, mail, language, adminCount, kind } = entry
  const { mobile, telephone, department, title, employeeId, manager } = entry
  return {
    ...{ id, domain, distinguishedName, account, userPrincipalName, displayName },
    ...{ givenName, surname, mail, language, adminCount, kind },
    ...{ mobile, telephone, department, title, employeeId, manager },
    groups: groupsHolding(database, distinguishedName).flatMap((group) => {
      const name = group.name.toLowerCase()
      const names = isSid(name) || isDistinguishedName(name) ? [] : [name]
      return [...names, group.sid.toLowerCase(), normaliseName(group.distinguishedName)]
    }),
  }
}
