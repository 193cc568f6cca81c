import { z } from 'zod'
import type { MessageKey } from '../../shared/languages/keys.ts'
import { type Words, words } from '../../shared/languages/words.ts'
import type { ProfileOverview } from '../../shared/wizard/controls/profile-overview.tsx'
import { mostContacts } from '../profiles/read-contact.ts'
import type { ActivityContext, ActivityPage, Text } from './activity.ts'
import type { QuestionPolicy } from './question-policy.ts'
import type { RegistrationMethod, RegistrationSettings } from './registration-settings.ts'
import {
  attainable,
  type Held,
  type Item,
  isEmpty,
  isEnough,
  mayGo,
  missingIn,
  standingOf,
} from './registration-standing.ts'

const text = <const Part extends string>(part: Part) => `activities.register.${part}` as const

type Context = Pick<ActivityContext<unknown>, 'profile' | 'run' | 'policy'>

/** What can be chosen on the start page: `save`, `undo`, a method to add or change, or `remove-<n>` for the nth item. */
export type Choice = 'save' | 'undo' | RegistrationMethod | `remove-${number}`

/** What is registered, what is missing, and what can be done about it. Nothing is saved before the person says so. */
export async function startPage(ctx: Context, wanted: RegistrationSettings, held: Held): Promise<ActivityPage> {
  const say = words(ctx.run.language)
  const { questions } = ctx.policy
  const items = await standingOf(ctx.profile, held)
  const settings = attainable(wanted, { questions, items })
  const corporate = (await ctx.profile.contacts()).find(({ id }) => id === 'corporate-mail')?.masked
  const choices = choicesFor({ items, settings, held, questions })
  const wording = Object.fromEntries(choices.map((one) => [one, wordChoice(one, items, say)]))
  const suggested = suggestedOf(choices, items, settings)
  const meta = { label: text('choice'), control: 'radio', choices: wording, default: suggested }
  return {
    title: text('title'),
    text: whatIsAsked(items, settings, held),
    submit: text('submit'),
    control: 'profile-overview',
    data: { ...overview(items, settings, { say, corporate }) },
    answer: z.object({ choice: z.enum(choices).meta(meta) }),
  }
}

function whatIsAsked(items: readonly Item[], settings: RegistrationSettings, held: Held): Text {
  const { mandatory, count } = missingIn(items, settings)
  if (mandatory) return text(`missing-${mandatory}`)
  if (count > 0) return { key: text('missing'), values: { count } }
  return isEmpty(held) ? text('text') : text('unsaved')
}

export function choicesFor(of: {
  items: readonly Item[]
  settings: RegistrationSettings
  held: Held
  questions: Pick<QuestionPolicy, 'required'>
}): Choice[] {
  const { items, settings, held, questions } = of
  const added = settings.methods.filter((method) =>
    method === 'security-questions' ? questions.required > 0 : canBeAdded(method, items),
  )
  const removed = items.flatMap((item, index): Choice[] =>
    // What is new is undone, not removed.
    item.isNew || !mayGo(item, items, settings) ? [] : [`remove-${index + 1}`],
  )
  if (isEmpty(held)) return [...added, ...removed]
  return [...(isEnough(items, settings) ? (['save'] as const) : []), ...added, ...removed, 'undo']
}

function canBeAdded(method: RegistrationMethod, items: readonly Item[]): boolean {
  // What the directory says is changed there.
  if (method === 'corporate-mail') return false
  const contacts = items.filter((item) => item.method === 'personal-mail' || item.method === 'personal-mobile')
  return method === 'personal-mail' || method === 'personal-mobile' ? contacts.length < mostContacts : true
}

/** What is asked for; then saving; then what is not there yet, the handiest first. */
function suggestedOf(choices: readonly Choice[], items: readonly Item[], settings: RegistrationSettings) {
  const { mandatory } = missingIn(items, settings)
  const open = (['passkey', ...settings.methods] as const).filter((one) => !items.some(({ method }) => method === one))
  return [mandatory, 'save' as const, ...open].find((one) => one !== undefined && choices.includes(one)) ?? choices[0]
}

function wordChoice(choice: Choice, items: readonly Item[], say: Words): string {
  const place = /^remove-(\d+)$/.exec(choice)?.[1]
  const item = place === undefined ? undefined : items[Number(place) - 1]
  if (item) return say(text('remove'), { what: describe(item, say) })
  const isThere = items.some(({ method }) => method === choice)
  const isChange = isThere && (choice === 'security-questions' || choice === 'totp')
  return say(isChange ? text(`change-${choice}`) : (text(`choose-${choice}` as 'choose-totp') as MessageKey))
}

const describe = ({ method, name }: Item, say: Words): string =>
  name === undefined ? say(text(method)) : say(text('named'), { method: say(text(method)), name })

/** Every method that is offered, with what is there of it. */
function overview(
  items: readonly Item[],
  { methods, mandatory }: RegistrationSettings,
  { say, corporate }: { say: Words; corporate?: string },
): ProfileOverview {
  const lines = methods.map((method) => {
    const own = items.filter((item) => item.method === method)
    const names = method === 'corporate-mail' ? [corporate].filter((one) => one !== undefined) : own.map(nameOf)
    const isThere = names.length > 0
    const isMissing = !isThere && method === mandatory
    return {
      title: say(text(method)),
      details: [
        ...(isThere ? names : [say(method === 'corporate-mail' ? text('none-in-directory') : text('none'))]),
        ...(method === mandatory ? [say(text('asked-for'))] : []),
      ],
      tone: isThere ? ('good' as const) : isMissing ? ('warn' as const) : ('quiet' as const),
    }
  })
  function nameOf({ name, isNew }: Item): string {
    if (isNew) return name === undefined ? say(text('new')) : say(text('new-named'), { name })
    return name ?? say(text('registered'))
  }
  return { lines }
}
