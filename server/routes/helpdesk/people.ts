import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { isEnoughToSearch } from '../../../shared/search-length.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { searchAllDomains } from '../../directory/search-all-domains.ts'
import { compareDisplayNames } from '../../directory/search-words.ts'
import { readSiteSettings, type SiteSettings } from '../../policies/site-settings.ts'
import { operatorsOnly } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { type HelpdeskServices, toPersonReference } from './services.ts'
import { shortenName } from './shorten-name.ts'

/** Operators do not read a longer list; they type more letters instead. */
const maxPeople = 50

export const foundPerson = z.object({
  id: z.string().describe('For other calls; opaque'),
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
  summary: 'People whom the operator may help, by the beginning of a name, account or mail address',
  caller: 'operator',
  roles: operatorsOnly,
  query: z.strictObject({ query: z.string().trim().min(1).max(100) }),
  status: 200,
  reply: z.object({
    people: z.array(
      foundPerson
        .partial({ account: true, domain: true })
        .describe('The setting site.helpdeskSearch may shorten names, or leave everything but names out'),
    ),
    more: z.boolean().describe('More people match: type more letters'),
    shortened: z.boolean().describe('Full names appear only when a person is opened'),
    unreachable: z.array(z.string()).describe('Domains that did not answer'),
  }),
  errors: ['directory-unreachable'],
})

export const toPersonBrief = (person: DirectoryPerson) => ({
  id: toPersonReference(person),
  displayName: person.displayName,
  account: person.account,
  domain: person.domain,
  department: person.department,
  title: person.title,
})

/** As much of a person as the administrator allows in a list. */
function toListedPerson(person: DirectoryPerson, { displayNameOnly, truncateNames }: SiteSettings['helpdeskSearch']) {
  const { id, displayName, account, ...rest } = toPersonBrief(person)
  const name = truncateNames ? shortenName(displayName) : displayName
  if (displayNameOnly) return { id, displayName: name }
  return { id, displayName: name, account: truncateNames ? shortenName(account) : account, ...rest }
}

export function peopleRoutes(app: Hono, services: HelpdeskServices): void {
  const { store, directory, policies } = services

  mount(app, searchPeople, async (context, { query: { query } }) => {
    const { helpdeskSearch: setting } = await readSiteSettings(store.read, directory)
    if (!isEnoughToSearch(query, setting.minCharacters))
      throw new AppError('invalid-request', { values: { field: 'query' } })
    const scope = await policies.resolveHelpdeskScope(getStaffMember(context))
    const { results, unreachable } = await searchAllDomains(
      directory,
      (session) => session.searchPeople(query, { limit: maxPeople }),
      context.req.raw.signal,
    )
    const found = results
      .flatMap(({ people }) => people)
      .filter((person) => scope.findRefusal(person) === undefined)
      .sort(compareDisplayNames)
    return context.reply({
      people: found.slice(0, maxPeople).map((person) => toListedPerson(person, setting)),
      shortened: setting.truncateNames,
      more: found.length > maxPeople || results.some(({ more }) => more),
      unreachable,
    })
  })
}
