import { toGroupKeys } from '../distinguished-name.ts'
import type { ReadContext } from './domain.ts'
import { formatSid } from './identifiers.ts'
import { buffers, equals, search, text, texts } from './ldap.ts'

/** Memberships of all groups, read once for all people: `tokenGroups` can only be read of one person at a time. */
export interface GroupGraph {
  /** Keys of all groups of a person who is a direct member of these, and of `primary` (a SID). */
  resolve(memberOf: readonly string[], primary: string | undefined): string[]
}

interface Node {
  keys: string[]
  memberOf: string[]
}

export async function readGroupGraph({ client, facts }: ReadContext): Promise<GroupGraph> {
  const filter = equals('objectClass', 'group')
  const attributes = ['cn', 'objectSid', 'groupType', 'memberOf']
  const byName = new Map<string, Node>()
  const bySid = new Map<string, Node>()
  for (const group of await search(client, facts.domainDn, { scope: 'sub', filter, attributes, pageSize: 1000 })) {
    const [sid] = buffers(group, 'objectSid')
    // A mere distribution list grants no rights and is not part of `tokenGroups`.
    if (sid === undefined || Number(text(group, 'groupType') ?? -1) >= 0) continue
    const name = text(group, 'cn') ?? ''
    const keys = toGroupKeys(formatSid(sid), { name, distinguishedName: group.dn })
    const node = { keys, memberOf: texts(group, 'memberOf') }
    byName.set(group.dn.toLowerCase(), node)
    bySid.set(formatSid(sid), node)
  }
  return {
    resolve(memberOf, primary) {
      const found = new Set<Node>()
      const open = memberOf.map((name) => byName.get(name.toLowerCase()))
      if (primary !== undefined) open.push(bySid.get(primary))
      // Groups may contain each other.
      for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
        if (node === undefined || found.has(node)) continue
        found.add(node)
        open.push(...node.memberOf.map((name) => byName.get(name.toLowerCase())))
      }
      return [...found].flatMap(({ keys }) => keys)
    },
  }
}
