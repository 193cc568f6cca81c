import { z } from 'zod'
import type { Directory, DirectoryPerson, FindResult } from '../../directory/directory.ts'
import { isSid, listLocation, toScopeKey } from '../../directory/distinguished-name.ts'
import { lookUpMany } from '../../directory/look-up-many.ts'
import type { ScopeTarget, ScopeTargetResult } from '../../directory/scope-target.ts'
import { searchAllDomains } from '../../directory/search-all-domains.ts'
import { compareDisplayNames, compareTargets } from '../../directory/search-words.ts'
import { lookUp } from '../../policies/pin-entries.ts'
import { policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource } from './resource.ts'

const caller = 'administrator'
const path = '/api/v1/admin/directory'

/** More is not read in a list under a field; another letter helps. */
const maxFound = 20
/** As many as a page shows at once. */
const maxEntries = 100

const kind = z.enum(['group', 'container', 'person'])
const location = z.array(z.string()).describe('Where it lies: the domain, then its containers from the outside in')

const search = defineOperation({
  id: 'searchDirectory',
  method: 'get',
  path: `${path}/search`,
  summary: 'Groups, organizational units or people by the beginning of their names, for a field that names one',
  caller,
  roles: policyReaders,
  query: z.strictObject({ kind, query: z.string().trim().min(1).max(100) }),
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        value: z.string().describe('What the field stores'),
        name: z.string(),
        account: z.string().optional().describe('Of a person'),
        location,
      }),
    ),
    more: z.boolean().describe('There are more: type more letters'),
    unreachable: z.array(z.string()).describe('Domains that did not answer'),
  }),
  errors: ['directory-unreachable'],
})

const nameEntries = defineOperation({
  id: 'nameDirectoryEntries',
  method: 'post',
  path: `${path}/names`,
  summary: 'What the entries of a field mean in the directory now; changes nothing',
  caller,
  roles: policyReaders,
  body: z.strictObject({ kind, entries: z.array(z.string().trim().min(1).max(1000)).max(maxEntries) }),
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        entry: z.string(),
        state: z
          .enum(['found', 'gone', 'several', 'other-kind', 'by-name'])
          .describe(
            '`by-name`: a group of a real directory that is not given by its SID, and covers no one until it is',
          ),
        name: z.string().optional(),
        location: location.optional(),
      }),
    ),
  }),
  errors: ['directory-unreachable'],
})

export const directorySearchResource = defineResource({
  operations: [search, nameEntries],
  routes(app, { directory }) {
    mount(app, search, async (context, { query: { kind, query } }) => {
      const { signal } = context.req.raw
      if (kind === 'person') {
        const { results, unreachable } = await searchAllDomains(
          directory,
          (session) => session.searchPeople(query, { limit: maxFound }),
          signal,
        )
        const people = results.flatMap((result) => result.people).toSorted(compareDisplayNames)
        const more = people.length > maxFound || results.some((result) => result.more)
        return context.reply({ items: people.slice(0, maxFound).map(toPersonItem), more, unreachable })
      }
      const { results, unreachable } = await searchAllDomains(
        directory,
        (session) => session.searchScopeTargets(query, { kind, limit: maxFound }),
        signal,
      )
      const targets = results.flatMap((result) => result.targets).toSorted(compareTargets)
      const more = targets.length > maxFound || results.some((result) => result.more)
      const items = targets.slice(0, maxFound).map((target) => toItem(directory, target))
      return context.reply({ items, more, unreachable })
    })

    mount(app, nameEntries, async (context, { body: { kind, entries } }) => {
      const { signal } = context.req.raw
      if (kind === 'person') {
        const people = await lookUpMany(entries, (entry) => directory.openSession({ signal }).find(entry))
        return context.reply({ items: entries.map((entry) => ({ entry, ...describePerson(people.get(entry)) })) })
      }
      const found = await lookUp(directory, entries, signal)
      const items = entries.map((entry) => ({ entry, ...describe(directory, kind, entry, found.get(entry)) }))
      return context.reply({ items })
    })
  },
})

const toPersonItem = ({ account, domain, displayName, distinguishedName }: DirectoryPerson) => ({
  value: `${domain}\\${account}`,
  name: displayName,
  account,
  location: listLocation(distinguishedName),
})

/** A group by its SID, which stays when it is renamed. The sample company keeps names that one can read. */
const toItem = ({ isSample }: Pick<Directory, 'isSample'>, { name, sid, distinguishedName }: ScopeTarget) => ({
  value: (isSample ? undefined : sid) ?? distinguishedName,
  name,
  location: listLocation(distinguishedName),
})

type Described = Omit<z.output<typeof nameEntries.reply>['items'][number], 'entry'>

function describePerson(result: FindResult | undefined): Described {
  if (result?.found === 'many') return { state: 'several' }
  if (result?.found !== 'one') return { state: 'gone' }
  const { displayName, distinguishedName } = result.person
  return { state: 'found', name: displayName, location: listLocation(distinguishedName) }
}

function describe(
  { isSample }: Pick<Directory, 'isSample'>,
  kind: ScopeTarget['kind'],
  entry: string,
  result: ScopeTargetResult | undefined,
): Described {
  if (result?.found === 'many') return { state: 'several' }
  if (result?.found !== 'one') return { state: 'gone' }
  const { what } = result
  const place = { name: what.name, location: listLocation(what.distinguishedName) }
  if (what.kind !== kind) return { state: 'other-kind', ...place }
  return { state: !isSample && kind === 'group' && !isSid(toScopeKey(entry)) ? 'by-name' : 'found', ...place }
}
