import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { describeRule } from '../../../shared/password-policy/check.ts'
import { newPassword } from '../../activities/password-fields.ts'
import type {
  Directory,
  DirectoryPasswordPolicy,
  DirectoryPerson,
  DirectorySession,
} from '../../directory/directory.ts'
import { searchAllDomains } from '../../directory/search-all-domains.ts'
import { comparedLimits, compareWithDirectory, verdicts } from '../../policies/compare-with-directory.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { evaluateRule, type StoredRules, storedRules, toRules } from '../../policies/password-rules/stored-rules.ts'
import { findUsedLists } from '../../policies/password-rules/used-lists.ts'
import { ruleOutcomes, type TriedRule, tryPassword } from '../../policies/try-password.ts'
import { administratorsOnly, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { describeComparison } from './comparison-words.ts'
import { loadKnownPolicy } from './known-policy.ts'
import { type AdminServices, defineResource } from './resource.ts'

const path = '/api/v1/admin/policies/{id}'
const caller = 'administrator'
const ownPolicy = { in: 'params', field: 'id' } as const

/** A hundred rules with texts in every language. */
const maxBodyBytes = 1024 * 1024

const person = z.strictObject({ account: accountName, domain: domainName.optional() })
const rules = storedRules.optional().describe('As they are edited; absent: the saved ones')

const directoryReply = z.object({
  name: z.string().describe('Of the domain, or of the person whose policy it is'),
  source: z.enum(['domain', 'fine-grained']),
  isUnknown: z.boolean().describe('A fine-grained policy that the service account may not read'),
  findings: z.array(
    z.object({
      about: z.enum([...comparedLimits, 'complexity', 'history']),
      verdict: z
        .enum(verdicts)
        .describe('Which of the two asks for more. `theirs`, `own`: the other asks for nothing of the kind'),
      text: z.string(),
    }),
  ),
})

const compare = defineOperation({
  id: 'compareWithDirectory',
  method: 'post',
  path: `${path}/directory-comparison`,
  summary:
    'Where the directory’s own password policy is stricter than the rules of a policy: that of each of its domains, or the one that applies to a person',
  caller,
  roles: policyReaders,
  policy: ownPolicy,
  maxBodyBytes,
  body: z.strictObject({ rules, person: person.optional() }),
  status: 200,
  reply: z.object({
    directories: z.array(directoryReply),
    unreachable: z.array(z.string()).describe('Domains that did not answer'),
  }),
  errors: ['not-found', 'person-unknown', 'directory-unreachable'],
})

const tryOne = defineOperation({
  id: 'tryPassword',
  method: 'post',
  path: `${path}/password-trials`,
  summary:
    'What each rule says to a password, with or without a person who would set it. The password is neither stored nor logged, and nothing is changed',
  caller,
  roles: administratorsOnly,
  policy: ownPolicy,
  maxBodyBytes,
  body: z.strictObject({ password: newPassword, rules, person: person.optional() }),
  status: 200,
  reply: z.object({
    accepted: z.boolean().describe('No rule refuses it, as far as that can be said here'),
    directory: z.string().describe('The domain whose rules were asked'),
    person: z
      .object({ displayName: z.string(), policy: z.string().describe('Name of the policy that applies to them') })
      .optional(),
    rules: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        text: z.string().describe('What satisfies it'),
        source: z.enum(['policy', 'directory', 'always']),
        outcome: z.enum(ruleOutcomes),
        reason: z
          .string()
          .optional()
          .describe('Why it refuses, as people read it; times are marked as in the text of a run'),
        isListMissing: z.boolean().describe('Its list is not imported on this server'),
      }),
    ),
  }),
  errors: ['not-found', 'person-unknown', 'directory-unreachable'],
})

/** What the password rules of a policy mean, tried out before people meet them. */
export const passwordTrialsResource = defineResource({
  operations: [compare, tryOne],
  routes(app, services) {
    const { directory, policies, clock } = services

    mount(app, compare, async (context, { params: { id }, body: { rules: edited, person: asked } }) => {
      const { policy } = await loadKnownPolicy(services, id)
      const own = toRules(edited ?? policy.rules, 'en')
      const language = negotiateLanguage(context)
      const describe = (name: string, theirs: DirectoryPasswordPolicy) => ({
        name,
        source: theirs.source,
        isUnknown: theirs.isUnknown ?? false,
        // The numbers of a policy that cannot be read are those of the domain.
        findings: theirs.isUnknown ? [] : describeComparison(compareWithDirectory(own, theirs), language),
      })
      if (asked) {
        const { found, session } = await findAsked(services, context, asked)
        const theirs = await session.readPasswordPolicy(found)
        return context.reply({ directories: [describe(found.displayName, theirs)], unreachable: [] })
      }
      const { results, unreachable } = await searchAllDomains(
        { domains: listDomains(services, policy), openSession: directory.openSession },
        async (session, { alias }) => describe(alias, await session.readDomainPolicy()),
        context.req.raw.signal,
      )
      return context.reply({ directories: results, unreachable })
    })

    mount(app, tryOne, async (context, { params: { id }, body: { password, rules: edited, person: asked } }) => {
      const { policy } = await loadKnownPolicy(services, id)
      const language = negotiateLanguage(context)
      const { signal } = context.req.raw
      const [first] = listDomains(services, policy)
      const target = asked ? await findAsked(services, context, asked) : undefined
      const session = target?.session ?? directory.openSession({ domain: first?.name, signal })
      const tried = await tryPassword(password, {
        facts: {
          ...(await readDirectory(session, target?.found)),
          policyRules: toRules(edited ?? policy.rules, language),
          language,
          evaluate: (rule, typed) =>
            evaluateRule(rule, typed, {
              person: target?.found ?? {},
              lists: services.passwordLists,
              readAttribute: async (name) => target && session.readAttribute(target.found, name),
            }),
        },
        owner: target?.found,
        now: clock(),
      })
      const missing = await findMissingLists(services, edited ?? policy.rules)
      return context.reply({
        accepted: tried.every(({ outcome }) => outcome !== 'refused'),
        directory: nameDomain(directory, target?.found.domain ?? first?.name),
        person: target && {
          displayName: target.found.displayName,
          policy: (await policies.resolve(target.found)).policy.name,
        },
        rules: tried.map((one) => ({
          ...describeTried(one, language),
          isListMissing: [...findUsedLists([one.rule])].some((list) => missing.includes(list)),
        })),
      })
    })
  },
})

/** Throws AppError `person-unknown`. */
async function findAsked(
  { directory }: AdminServices,
  context: Context,
  { account, domain }: z.output<typeof person>,
): Promise<{ found: DirectoryPerson; session: DirectorySession }> {
  const session = directory.openSession({ domain, signal: context.req.raw.signal })
  const search = await session.find(account, domain)
  if (search.found !== 'one') throw new AppError('person-unknown')
  return { found: search.person, session }
}

/** The domains that the policy may cover. */
function listDomains({ directory }: AdminServices, { userScope: { domains } }: ManagementPolicy) {
  return directory.domains.filter(({ name }) => domains.length === 0 || domains.includes(name))
}

const nameDomain = ({ domains }: Pick<Directory, 'domains'>, name = ''): string =>
  domains.find((one) => one.name === name)?.alias ?? name

/** The rules of the person's directory, or those of the domain. */
async function readDirectory(session: DirectorySession, found: DirectoryPerson | undefined) {
  if (!found) return { directory: await session.readDomainPolicy(), state: { mustChange: false } }
  const state = await session.readState(found)
  return { directory: await session.readPasswordPolicy(found), state }
}

async function findMissingLists({ lists }: AdminServices, used: StoredRules) {
  const names = [...findUsedLists(used)]
  const held = await Promise.all(names.map((name) => lists.readList(name)))
  return names.filter((_, index) => held[index] === undefined)
}

function describeTried({ rule, source, outcome, refusal }: TriedRule, language: string) {
  const t = getTranslator(language)
  return {
    id: rule.id,
    name: translateFirst(t, [`password-rules.${rule.id}.name`]) ?? rule.id,
    text: describeRule(t, rule) ?? '',
    source,
    outcome,
    reason: refusal && translateFirst(t, [`problems.${refusal.code}`], refusal.values),
  }
}
