import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPerson, SearchResult } from '../../directory/directory.ts'
import { readSiteSettings, type SiteSettings } from '../../policies/site-settings.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { type HelpdeskServices, operatorOf, referenceOf } from './services.ts'
import { shortened } from './shortened.ts'

/** More names than this nobody reads; one types more instead. */
const most = 50

const query = z.strictObject({ query: z.string().trim().min(1).max(100) })

export const foundPerson = z.object({
  id: z.string().describe('For the other calls; opaque'),
  displayName: z.string(),
  account: z.string(),
  domain: z.string(),
  department: z.string().optional(),
  title: z.string().optional(),
})

export const searchPeople = defineOperation({
  id: 'searchPeople',
  method: 'get',
  path: '/api/v1/helpdesk/people',
  summary: 'People whom the operator may help, by the beginnings of names, account or mail address',
  caller: 'operator',
  query,
  status: 200,
  reply: z.object({
    people: z.array(
      foundPerson
        .partial({ account: true, domain: true })
        .describe('By the setting site.helpdeskSearch: names shortened, or nothing but names'),
    ),
    more: z.boolean().describe('There are others: type more'),
    shortened: z.boolean().describe('Names are whole only where a person is opened'),
    unreachable: z.array(z.string()).describe('Domains that did not answer'),
  }),
  errors: ['invalid-request', 'sign-in-required', 'forbidden', 'directory-unreachable'],
})

export const personBrief = (person: DirectoryPerson) => ({
  id: referenceOf(person),
  displayName: person.displayName,
  account: person.account,
  domain: person.domain,
  department: person.department,
  title: person.title,
})

/** As much of somebody as the administrator lets a list show. */
function listed(person: DirectoryPerson, { displayNameOnly, truncateNames }: SiteSettings['helpdeskSearch']) {
  const { id, displayName, account, ...rest } = personBrief(person)
  const name = truncateNames ? shortened(displayName) : displayName
  if (displayNameOnly) return { id, displayName: name }
  return { id, displayName: name, account: truncateNames ? shortened(account) : account, ...rest }
}

export function peopleRoutes(app: Hono, of: HelpdeskServices): void {
  mount(app, searchPeople, async (context) => {
    const { query: typed } = readQuery(context, query)
    const { helpdeskSearch: setting } = await readSiteSettings(of.store.read, of.directory)
    if ([...typed].length < setting.minCharacters) throw new AppError('invalid-request', { values: { field: 'query' } })
    const scope = await of.policies.helpdeskScope(operatorOf(context))
    const { results, unreachable } = await everywhere(of, typed, context.req.raw.signal)
    const found = results
      .flatMap(({ people }) => people)
      .filter((person) => scope.refusal(person) === undefined)
      .sort((one, other) => one.displayName.localeCompare(other.displayName))
    return context.json({
      people: found.slice(0, most).map((person) => listed(person, setting)),
      shortened: setting.truncateNames,
      more: found.length > most || results.some(({ more }) => more),
      unreachable,
    })
  })
}

/** One domain that does not answer keeps nobody from those of the others; none at all is an error. */
async function everywhere({ directory }: HelpdeskServices, typed: string, signal: AbortSignal) {
  const asked = directory.domains.map(({ name: domain }) =>
    directory.session({ domain, signal }).search(typed, { limit: most }),
  )
  const answers = await Promise.allSettled(asked)
  const results: SearchResult[] = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (failed && results.length === 0) throw failed.reason
  const unreachable = directory.domains.filter((_, index) => answers[index]?.status === 'rejected')
  return { results, unreachable: unreachable.map(({ alias }) => alias) }
}
