import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { listEventsAbout } from '../../audit/subject-events.ts'
import { localizeQuestions } from '../../policies/question-policy.ts'
import { scopeReasons } from '../../policies/scope.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { loadWorkflowNames } from '../me/workflow-names.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { describePersonState, personState } from '../person-state.ts'
import { listRegistered } from './registered-items.ts'
import { defineResource } from './resource.ts'

const historyDays = 90
const maxEvents = 200

/** What happened to the person, for their page; how runs went on the way is in the audit. */
const events = [
  'access-ended',
  'account-enabled',
  'account-unlocked',
  'configuration-changed',
  'limits-lifted',
  'methods-changed',
  'password-change-forced',
  'password-changed',
  'password-not-set',
  'password-reset',
  'person-viewed',
  'profile-forgotten',
  'profile-locked',
  'profile-unlocked',
  'run-done',
  'run-started',
  'run-stopped',
  'sign-in',
  'sign-in-refused',
] as const

const get = defineOperation({
  id: 'getPersonRecord',
  method: 'get',
  path: '/api/v1/admin/person-record',
  summary:
    'One person’s whole record: state, policy and the line that decided, what is registered, and what happened in 90 days',
  caller: 'administrator',
  roles: readers,
  query: z.strictObject({ person: accountName, domain: domainName.optional() }),
  status: 200,
  reply: z.object({
    person: z.object({
      id: z.string().describe('For other calls'),
      account: z.string(),
      domain: z.string(),
      displayName: z.string(),
      department: z.string().optional(),
      title: z.string().optional(),
      mail: z.string().optional(),
      distinguishedName: z.string(),
    }),
    state: personState,
    policy: z.object({
      id: z.string(),
      name: z.string(),
      because: z.object({ line: z.enum(scopeReasons), entry: z.string().optional() }),
    }),
    protected: z.string().optional().describe('Why the person is kept out of self-service'),
    registered: z.array(
      z.object({
        method: z.string(),
        item: z.string().optional().describe('Where the person may have several'),
        title: z.string(),
        name: z.string().optional(),
        since: z.iso.datetime().optional(),
        removable: z.boolean().describe('Registered here, not held by the directory'),
      }),
    ),
    events: z
      .array(
        z.object({
          at: z.iso.datetime(),
          event: z.enum(events),
          workflow: z.string().optional().describe('Name of the workflow'),
          run: z.string().optional(),
        }),
      )
      .describe('Newest first, 200 at most'),
  }),
  errors: ['person-unknown', 'directory-unreachable'],
})

export const personRecordResource = defineResource({
  operations: [get],
  routes(app, services) {
    const { store, directory, policies, profiles, clock } = services

    mount(app, get, async (context, { query: { person: account, domain } }) => {
      const { signal } = context.req.raw
      const search = await directory.openSession({ domain, signal }).find(account, domain)
      if (search.found !== 'one') throw new AppError('person-unknown')
      const { person } = search
      const language = negotiateLanguage(context)
      const t = getTranslator(language)
      const state = await directory.openSession({ domain: person.domain, signal }).readState(person)
      const { policy } = await policies.resolve(person)
      const decided = (await policies.explain(person)).find(({ holds }) => holds)
      const profile = profiles.forPerson(person)
      const since = clock().getTime() - historyDays * 86_400_000
      const found = await listEventsAbout(store.read, { subject: person.id, events, count: maxEvents })
      const nameOf = await loadWorkflowNames(policies, policy.id, language)
      const registered = await listRegistered(profile)
      return context.reply({
        person: {
          id: person.id,
          account: person.account,
          domain: person.domain,
          displayName: person.displayName,
          department: person.department,
          title: person.title,
          mail: person.mail,
          distinguishedName: person.distinguishedName,
        },
        state: await describePersonState(state, profile, localizeQuestions(policy.questions, language)),
        policy: {
          id: policy.id,
          name: policy.name,
          because: { line: decided?.reason ?? 'default-policy', entry: decided?.entry },
        },
        protected: await policies.findProtection(person),
        registered: registered.map(({ kind, addedAt, ...item }) => ({
          ...item,
          title: translateFirst(t, [`me.method-${kind}`]) ?? kind,
          since: addedAt?.toISOString(),
        })),
        events: found
          .filter(({ at }) => at.getTime() >= since)
          .map(({ at, event, runId, data }) => ({
            at: at.toISOString(),
            // `listEventsAbout` was asked for these events only.
            event: event as (typeof events)[number],
            workflow: typeof data.workflow === 'string' ? nameOf(data.workflow) : undefined,
            run: runId ?? undefined,
          })),
      })
    })
  },
})
