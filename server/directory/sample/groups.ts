import type { DirectoryPerson } from '../directory.ts'
import type { AccountEntry, GroupEntry } from './entries.ts'

/** The person without what only the directory knows, with all groups: direct, nested and primary. */
export function personOf(entry: AccountEntry, groups: readonly GroupEntry[]): DirectoryPerson {
  const { id, domain, distinguishedName, account, userPrincipalName, displayName } = entry
  const { givenName, surname, mail, language, adminCount, kind } = entry
  const memberOf = groupsOf(distinguishedName, groups)
  return {
    ...{ id, domain, distinguishedName, account, userPrincipalName, displayName },
    ...{ givenName, surname, mail, language, adminCount, kind },
    groups: memberOf.flatMap((group) => [group.name.toLowerCase(), group.sid.toLowerCase()]),
  }
}

/** Groups may hold each other in a circle, as in a real directory. */
function groupsOf(member: string, groups: readonly GroupEntry[]): GroupEntry[] {
  const found = new Set<GroupEntry>()
  const open = [member]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const group of groups) {
      if (found.has(group) || !group.members.includes(name)) continue
      found.add(group)
      open.push(group.distinguishedName)
    }
  }
  return [...found]
}
