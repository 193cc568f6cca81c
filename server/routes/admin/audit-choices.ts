import { z } from 'zod'
import { nameActivity } from '../../../shared/languages/composed-keys.ts'
import { en } from '../../../shared/languages/en.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { describeCode, nameWorkflows, titleOf } from './audit-words.ts'
import { defineResource } from './resource.ts'

const choices = z
  .array(z.object({ value: z.string(), title: z.string() }))
  .describe('What the parameter takes, in the order of the titles')

const list = defineOperation({
  id: 'listAuditChoices',
  method: 'get',
  path: '/api/v1/admin/audit/choices',
  summary: 'What the audit log can be searched for, in the requested language; the log may hold older values, too',
  caller: 'administrator',
  roles: readers,
  status: 200,
  reply: z.object({ event: choices, workflow: choices, activity: choices, outcome: choices, reason: choices }),
})

export const auditChoicesResource = defineResource({
  operations: [list],
  routes(app, { policies, activities }) {
    mount(app, list, async (context) => {
      const language = negotiateLanguage(context)
      const t = getTranslator(language)
      const { compare } = new Intl.Collator(language)
      const toChoices = (titles: Iterable<[string, string]>) =>
        [...titles]
          .map(([value, title]) => ({ value, title }))
          .toSorted((one, other) => compare(one.title, other.title))
      return context.reply({
        event: toChoices(listKeys('audit-events.').map((name) => [name, titleOf(t, name)])),
        workflow: toChoices(await nameWorkflows(policies, language)),
        activity: toChoices(activities.map(({ id }) => [id, nameActivity(t, id)])),
        outcome: outcomes.map((value) => ({ value, title: t(`audit-outcomes.${value}`) })),
        reason: toChoices(listReasons(t)),
      })
    })
  },
})

/** How a step that is recorded ended. */
const outcomes = ['ok', 'restart', 'failed', 'critical'] as const

const listKeys = (prefix: string): string[] =>
  Object.keys(en).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))

/** Codes with a text of their own; one whose text needs more than the log keeps is its code. */
const listReasons = (t: Translator): [string, string][] =>
  [...new Set([...listKeys('problems.'), ...listKeys('stopped.')])].map((code) => [code, describeCode(t, code) ?? code])
