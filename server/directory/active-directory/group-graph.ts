import type { Reading } from './domain.ts'
import { groupKeys } from './groups.ts'
import { sidText } from './identifiers.ts'
import { buffers, equals, search, text, texts } from './ldap.ts'

/** Which group lies in which, read once for everybody: `tokenGroups` can only be asked of one person at a time. */
export interface GroupGraph {
  /** Keys of all groups of somebody who is a direct member of these, and of `primary` (a SID). */
  of(memberOf: readonly string[], primary: string | undefined): string[]
}

interface Node {
  keys: string[]
  memberOf: string[]
}

export async function readGroupGraph({ client, facts }: Reading): Promise<GroupGraph> {
  const filter = equals('objectClass', 'group')
  const attributes = ['cn', 'objectSid', 'groupType', 'memberOf']
  const byName = new Map<string, Node>()
  const bySid = new Map<string, Node>()
  for (const group of await search(client, facts.domainDn, { scope: 'sub', filter, attributes, pageSize: 1000 })) {
    const [sid] = buffers(group, 'objectSid')
    // A mere distribution list gives nobody a right and is in nobody's `tokenGroups`.
    if (sid === undefined || Number(text(group, 'groupType') ?? -1) >= 0) continue
    const name = text(group, 'cn') ?? ''
    const keys = groupKeys(sidText(sid), { name, distinguishedName: group.dn })
    const node = { keys, memberOf: texts(group, 'memberOf') }
    byName.set(group.dn.toLowerCase(), node)
    bySid.set(sidText(sid), node)
  }
  return {
    of(memberOf, primary) {
      const found = new Set<Node>()
      const open = memberOf.map((name) => byName.get(name.toLowerCase()))
      if (primary !== undefined) open.push(bySid.get(primary))
      // Groups may hold each other in a circle.
      for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
        if (node === undefined || found.has(node)) continue
        found.add(node)
        open.push(...node.memberOf.map((name) => byName.get(name.toLowerCase())))
      }
      return [...found].flatMap(({ keys }) => keys)
    },
  }
}
