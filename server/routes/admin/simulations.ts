import { isIP } from 'node:net'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { nameActivity, translateFirst } from '../../../shared/languages/composed-keys.ts'
import { languages } from '../../../shared/languages/pick-language.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { madeUpPerson } from '../../engine/simulation/made-up-person.ts'
import { choosable, outcome, secretOutcomes } from '../../engine/simulation/outcomes.ts'
import { simulate } from '../../engine/simulation/simulate.ts'
import type { LogEntry, SimulatedMoment } from '../../engine/simulation/simulated-run.ts'
import type { SimulationSources } from '../../engine/simulation/sources.ts'
import { toFindings } from '../../policies/findings.ts'
import { resolveText } from '../../policies/localized-text.ts'
import { type WorkflowDefinition, workflowDefinition } from '../../policies/workflow.ts'
import { findPolicy } from '../../store/management-policies.ts'
import type { WorkflowKey } from '../../store/workflow-versions.ts'
import { getStaffCaller, mayRead, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { accountName, domainName } from '../names.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema, stepReply } from '../step.ts'
import { describeCode } from './audit-words.ts'
import { renderMasked } from './masked-mail.ts'
import { type AdminServices, assertNoProblems, defineResource } from './resource.ts'
import { loadDraft } from './workflow-draft-reply.ts'
import { loadWorkflow, maxBodyBytes, path, prepareDefinition, requireWorkflowReply } from './workflow-reply.ts'

const caller = 'administrator'
const text = (part: string) => `administration.simulate.${part}`

/** A person as a caller of the API names one; the page's form is made of it. */
const person = z.strictObject({
  account: accountName.meta({ label: text('account'), hint: text('from-directory-hint') }),
  domain: domainName.optional().meta({ label: text('domain'), control: 'domain' }),
})

/** In itself, as its readers find it. */
const nameLanguage = (code: string) => [code, new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code]

const circumstances = z.strictObject({
  language: z
    .enum(languages)
    .optional()
    .meta({ label: text('language'), choices: Object.fromEntries(languages.map(nameLanguage)) }),
  address: z
    .string()
    .trim()
    .refine((typed) => isIP(typed) !== 0, 'value-invalid')
    .optional()
    .meta({ label: text('address'), hint: text('address-hint') }),
  at: z.iso
    .datetime({ local: true, offset: true })
    .optional()
    .meta({ label: text('at'), hint: text('at-hint') }),
  knownBrowser: z
    .boolean()
    .default(true)
    .meta({ label: text('knownBrowser') }),
})

const maxOutcomes = 100

const body = z
  .strictObject({
    definition: workflowDefinition.optional().describe('A workflow that is stored nowhere'),
    draft: z
      .boolean()
      .default(false)
      .describe('The draft on the server; else, without a definition, the version that new runs use'),
    person: person.optional().describe('A person of the directory'),
    madeUp: madeUpPerson.optional().describe('A person who does not exist'),
    circumstances: circumstances.prefault({}),
    outcomes: z.array(outcome).max(maxOutcomes).default([]).describe('What happens at each moment, in order'),
  })
  .refine((sent) => (sent.person === undefined) !== (sent.madeUp === undefined), {
    path: ['person'],
    message: 'value-invalid',
  })

const logEntry = z.object({
  kind: z.enum(['executed', 'passed-over']),
  step: z.string(),
  name: z.string().describe('Of its activity'),
  result: z.string().optional(),
  code: z.string().optional(),
  text: z.string().optional().describe('Of the code'),
  why: z.enum(['phase', 'path', 'not-applicable']).optional(),
  phase: z.enum(['success', 'failure', 'critical']).optional(),
  path: z.string().optional().describe('Number of the path that was taken, or `otherwise`'),
  way: z.string().optional().describe('Name of the method that proved who the person is'),
})

const momentReply = z.object({
  step: stepReply,
  stepKey: z.string().optional().describe('Of the step that is met; absent at the end'),
  stepName: z.string().optional(),
  choices: z
    .array(z.enum(choosable))
    .describe('What may be chosen here; besides, a page that asks for no secret takes an answer'),
  asksForSecret: z.boolean(),
  at: z.iso.datetime(),
  log: z.array(logEntry),
  effects: z.array(z.object({ event: z.string(), text: z.string() })).describe('What the audit would record'),
  mails: z.array(
    z.object({ to: z.string(), template: z.string(), subject: z.string().optional(), text: z.string().optional() }),
  ),
})

const run = defineOperation({
  id: 'simulateWorkflow',
  method: 'post',
  path: `${path}/{policy}/{workflow}/simulations`,
  summary:
    'What a person would meet in a workflow, step by step, with what decided; writes nothing, sends nothing and asks for no secret',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'policy' },
  maxBodyBytes,
  body,
  status: 200,
  reply: z.object({
    title: z.string(),
    enabled: z.boolean(),
    person: z.object({ displayName: z.string(), account: z.string(), domain: z.string() }),
    policy: z.object({
      id: z.string(),
      name: z.string(),
      isOwn: z.boolean().describe('It is the policy of this workflow'),
    }),
    decoy: z.string().optional().describe('Why the person meets what an account that does not exist would meet'),
    protected: z.string().optional().describe('Why no operator may help the person; there are no moments then'),
    moments: z.array(momentReply).describe('One more than there are outcomes that fitted'),
  }),
  errors: ['not-found', 'person-unknown', 'directory-unreachable'],
})

const form = defineOperation({
  id: 'getSimulationForm',
  method: 'get',
  path: '/api/v1/admin/simulation-form',
  summary: 'The forms of a simulation in the requested language, as JSON Schema with texts',
  caller,
  roles: policyReaders,
  status: 200,
  reply: z.object({ person: formSchema, madeUp: formSchema, circumstances: formSchema }),
})

export const simulationsResource = defineResource({
  operations: [form, run],
  routes(app, services) {
    mount(app, form, (context) => {
      const t = getTranslator(negotiateLanguage(context))
      return context.reply({
        person: toAnswerSchema(person, t),
        madeUp: toAnswerSchema(madeUpPerson, t),
        circumstances: toAnswerSchema(circumstances, t),
      })
    })

    mount(app, run, async (context, { params, body: sent }) => {
      const { store } = services
      if (!(await findPolicy(store.read, params.policy))) throw new AppError('not-found')
      const typed =
        sent.definition ??
        (await loadStored(services, params, { isDraft: sent.draft, language: negotiateLanguage(context) }))
      if (typed.id !== params.workflow) assertNoProblems([{ path: 'definition.id', code: 'value-invalid' }])
      const { definition } = await prepareDefinition(services, context, typed, { at: 'definition.' })
      const language = negotiateLanguage(context)
      const { language: ofRun = language, at, ...more } = sent.circumstances
      const simulation = await simulate(toSources(services, context.req.raw.signal), {
        workflow: definition,
        policy: params.policy,
        // The schema demands one of the two.
        person: sent.person ?? sent.madeUp ?? { account: '' },
        language: ofRun,
        at: at === undefined ? undefined : new Date(at),
        outcomes: sent.outcomes,
        ...more,
      })
      if ('unknown' in simulation) {
        const problems = simulation.unknown.map(({ path, ...rest }) => ({ path: `madeUp.${path}`, ...rest }))
        throw new AppError('settings-refused', { problems })
      }
      const { resolved, moments, decoyReason, protectedBy } = simulation
      const { id, name } = resolved.policy
      // Of the people of others, a policy owner is told nothing.
      if (sent.person && !mayRead(getStaffCaller(context), id)) throw new AppError('person-unknown')
      return context.reply({
        title: resolveText(definition.name, language),
        enabled: definition.enabled,
        person: simulation.person,
        policy: { id, name, isOwn: id === params.policy },
        decoy: decoyReason,
        protected: protectedBy,
        moments: await Promise.all(moments.map((moment) => toMomentReply(services, { definition, moment, language }))),
      })
    })
  },
})

/** Typed as what a simulation takes: none of the server's writers goes with it. */
const toSources = (
  { activities, directory, extensionOrigins, keys, notifications, policies, store, url }: AdminServices,
  signal: AbortSignal,
): SimulationSources => ({
  activities,
  database: store.read,
  directory,
  extensionOrigins,
  getTranslator,
  hasMailServer: notifications.hasServer,
  keys,
  policies,
  signal,
  url,
})

async function toMomentReply(
  services: AdminServices,
  { definition, moment, language }: { definition: WorkflowDefinition; moment: SimulatedMoment; language: string },
): Promise<z.input<typeof momentReply>> {
  const t = getTranslator(language)
  const nameOf = (activity: string) => nameActivity(t, activity)
  const toLogEntry = (entry: LogEntry): z.input<typeof logEntry> => {
    const { kind, step, activity } = entry
    const shared = { kind, step, name: nameOf(activity) }
    if (entry.kind === 'passed-over') return { ...shared, why: entry.why, phase: entry.phase }
    const { result, code, note = {} } = entry
    const { path, method } = note
    const way = method && (translateFirst(t, [`activities.authentication-methods.${method}`]) ?? method)
    return { ...shared, result, code, text: code && describeCode(t, code), path, way }
  }
  const current = definition.activities.find(({ key }) => key === moment.stepKey)
  const mails = moment.mails.map(async (order) => {
    return { to: order.to, template: order.template, ...(await renderMasked(services, order)) }
  })
  return {
    step: moment.step as z.input<typeof stepReply>,
    stepKey: moment.stepKey,
    stepName: current && nameOf(current.activity),
    choices: [...moment.choices],
    asksForSecret: secretOutcomes.some((one) => moment.choices.includes(one)),
    at: moment.at.toISOString(),
    log: moment.log.map(toLogEntry),
    effects: moment.effects.map((event) => ({ event, text: t(`audit-events.${event}`) })),
    mails: await Promise.all(mails),
  }
}

/** Throws AppError `settings-refused` for a draft that is not finished, with each of its problems. */
async function loadStored(
  services: AdminServices,
  params: WorkflowKey,
  { isDraft, language }: { isDraft: boolean; language: string },
): Promise<WorkflowDefinition> {
  if (!isDraft) return requireWorkflowReply(await loadWorkflow(services.store, params)).definition
  const parsed = workflowDefinition.safeParse((await loadDraft(services, params, language)).definition)
  if (parsed.success) return parsed.data
  throw new AppError('settings-refused', { problems: toFindings(parsed.error) })
}
