import { z } from 'zod'
import { critical, defineActivity, nextPage, type Result } from '../activities/activity.ts'
import { isApprovalReady, loadApproval } from './common/approval.ts'
import { cannotShow, endWithoutCheck, reserveCallerCheck } from './common/caller-check.ts'
import { ofCallerCheck } from './common/guess-limits.ts'
import { askSecondOperator, concludeCheck } from './common/second-operator.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-by-identity-document.${part}` as const

const guesses = ofCallerCheck('identity-document')
const documents = ['identity-card', 'passport', 'residence-permit', 'driving-licence', 'company-badge'] as const
const places = ['in-person', 'by-video'] as const

const settings = z.object({
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** Kinds only: the number of a document is personal data that no check needs. */
const memory = z.object({
  document: z.enum(documents).optional(),
  seen: z.enum(places).optional(),
  approval: z.string().optional(),
})

/** ICU MessageFormat allows no hyphen in what a text selects by. */
const toSelector = (code: string): string => code.replaceAll('-', '_')

/** The texts of these codes. */
const choicesOf = (codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, text(code as 'passport')]))

const shown = z.object({
  document: z.enum(documents).meta({ label: text('document'), choices: choicesOf(documents) }),
  seen: z
    .enum(places)
    .meta({ label: text('seen'), control: 'radio', choices: choicesOf(places), default: 'in-person' }),
})

const answer = z.object({ ...shown.partial().shape, cannotShow: z.literal(true).optional() })

/** The operator sees a document of the caller. That they did is their word, so a second operator has to agree. */
export const authenticateByIdentityDocument = defineActivity({
  id: 'authenticate-by-identity-document',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses,
  settings,
  memory,
  answer,
  isReady: isApprovalReady,
  describeRequest: (memory) =>
    memory?.document && memory.seen
      ? { key: text('request'), values: { document: toSelector(memory.document), seen: toSelector(memory.seen) } }
      : undefined,
  async prepare(ctx) {
    if (!ctx.policy.callerMethods.identityDocument) return critical('method-switched-off')
    return ctx.memory?.approval ? undefined : nextPage(ctx.memory)
  },
  async page() {
    return { title: text('title'), text: text('text'), submit: text('submit'), answer: shown, actions: [cannotShow] }
  },
  async execute(ctx, answer): Promise<Result> {
    // Asked again at every request: it may have been switched off meanwhile.
    if (!ctx.policy.callerMethods.identityDocument) return critical('method-switched-off')
    const approval = await loadApproval(ctx)
    const { document, seen } = ctx.memory ?? {}
    if (approval && document && seen) return concludeCheck(ctx, { approval, limit: guesses, note: { document, seen } })
    if (!answer) return nextPage(undefined)
    if (answer.cannotShow) return endWithoutCheck()
    const refusal = await reserveCallerCheck(ctx, guesses)
    return refusal ?? askSecondOperator(ctx, { memory: answer, text: text('wait-text') })
  },
})

/** Off until a policy switches it on. */
export const identityDocument = defineFactor({
  id: 'identity-document',
  guesses,
  rank: 110,
  isSoleMeans: false,
  asking: {
    activity: authenticateByIdentityDocument,
    isChoice: true,
    isForOneTask: true,
    isSwitchedOn: ({ callerMethods }) => callerMethods.identityDocument,
  },
})
