import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { AgreementData } from '../../../shared/wizard/controls/agreement.tsx'
import { markDay } from '../../../shared/wizard/moment.ts'
import { acceptAgreement, findAcceptedVersion } from '../../store/agreements.ts'
import { type ActivityContext, defineActivity, ok, type Result } from '../activity.ts'
import { textsOf } from '../texts.ts'

const { text, label } = textsOf('display-user-agreement')

const parameters = ['account', 'displayName', 'date']
const placeholder = /\{([^{}]*)\}/g

const ownText = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine((own) => [...own.matchAll(placeholder)].every(([, name = '']) => parameters.includes(name)), {
    message: 'parameter-not-known',
  })

const settings = z.object({
  /** Identifies the agreement; accepting one says nothing about another. */
  agreement: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60)
    .default('terms-of-use')
    .meta(label('agreement')),
  /** A person who accepted this version is not asked again. */
  version: z.string().trim().min(1).max(60).default('1').meta(label('version')),
  /** By language; {account}, {displayName} and {date} are filled in. Other languages get the closest text. */
  texts: z
    .record(z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'language-code'), ownText)
    .default({})
    .meta(label('texts')),
})

type Context = ActivityContext<z.output<typeof settings>>

/** Shows a text that must be accepted to continue. The audit records who accepted which version and when; only a new version is asked for again. */
export const displayUserAgreement = defineActivity({
  id: 'display-user-agreement',
  group: 'flow',
  sites: ['self-service'],
  settings,
  answer: z.object({ accept: z.literal(true).meta({ label: text('accept') }) }),
  async isApplicable(ctx) {
    // Before authentication every account is asked, so that the page does not tell which accounts exist.
    if (!ctx.run.authenticated) return true
    const { agreement, version } = ctx.settings
    return (await findAcceptedVersion(ctx.read, { personId: ctx.person.id, agreement })) !== version
  },
  async page(ctx) {
    const data: AgreementData = { paragraphs: wording(ctx).split(/\n\s*\n/), version: ctx.settings.version }
    return { title: text('title'), text: text('text'), submit: text('submit'), control: 'agreement', data: { ...data } }
  },
  async execute(ctx): Promise<Result> {
    const { agreement, version } = ctx.settings
    const note = { agreement, version }
    if (!ctx.run.authenticated) return ok(undefined, { note })
    return ok((tx) => acceptAgreement(tx, { personId: ctx.person.id, agreement, version }), { note })
  },
})

function wording({ settings: { texts }, person, run, now }: Context): string {
  const { language } = run
  const candidates = [language, language.split('-')[0] ?? '', 'en', Object.keys(texts)[0] ?? '']
  const own = candidates.map((one) => (Object.hasOwn(texts, one) ? texts[one] : undefined)).find(Boolean)
  const values: Record<string, string> = {
    account: person.account,
    // Before authentication the page shows nothing that the person did not type.
    displayName: run.authenticated ? person.displayName : person.account,
    date: markDay(now()),
  }
  if (own === undefined) return getTranslator(language)(text('supplied'), values)
  return own.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}
