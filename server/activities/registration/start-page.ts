import { z } from 'zod'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import type { ProfileOverview, ProfileRow } from '../../../shared/wizard/controls/profile-overview.tsx'
import type { RegisteredItem } from '../../factors/factor.ts'
import type { ActivityPage, Text } from '../activity.ts'
import { findMissing, mayBeRemoved, type Registration } from './items.ts'
import { findRegistering } from './settings.ts'

type Action = NonNullable<ActivityPage['actions']>[number]

/** A text of a factor; `server/factors/index.test.ts` holds that every factor has them. */
const text = (part: string): MessageKey => `activities.register.${part}` as MessageKey

/** What is registered and what is missing, a row for each method, with what can be done about it. */
export function startPage(registration: Registration, language: string, saved: boolean): ActivityPage {
  const { mandatory } = findMissing(registration.items, registration.settings)
  const rows = registration.settings.methods.map((method) => toRow(method, registration, getTranslator(language)))
  const data: ProfileOverview = { rows: rows.map(({ row }) => row) }
  const actions = rows.flatMap((one) => one.actions)
  const isOffered = mandatory !== undefined && actions.some(({ answer }) => answer.choice === mandatory)
  // What everybody must register is the next thing to do; nothing else is suggested.
  const next = isOffered ? mandatory : 'done'
  return {
    title: text('title'),
    text: describeRequest(registration, saved),
    submit: text(isOffered ? `choose-${mandatory}` : 'finish'),
    control: 'profile-overview',
    data: { ...data },
    actions,
    answer: z.object({ choice: z.literal(next) }),
  }
}

function describeRequest({ items, settings }: Registration, saved: boolean): Text {
  const { mandatory, count } = findMissing(items, settings)
  if (mandatory) return text(`missing-${mandatory}`)
  if (count > 0) return { key: text('missing'), values: { count } }
  return text(saved ? 'saved' : 'text')
}

/** Ids of the factors that can be set up, or replaced by another one. */
export function listAdditions({ items, policy, settings, url }: Registration): string[] {
  return settings.methods.filter((method) => {
    const registering = findRegistering(method)
    if (!registering) return false
    return (registering.isPossible?.(policy, url) ?? true) && (registering.mayBeAdded?.(items) ?? true)
  })
}

/** The item that a choice removes. */
export function findRemoved(choice: string, items: readonly RegisteredItem[]): RegisteredItem | undefined {
  const place = /^remove-(\d+)$/.exec(choice)?.[1]
  return place === undefined ? undefined : items[Number(place) - 1]
}

/** One method that is offered: what is there of it, and its actions. An item with a name has a line and actions of its own. */
function toRow(method: string, registration: Registration, t: Translator): { row: ProfileRow; actions: Action[] } {
  const { current, items, settings } = registration
  const own = items.filter((item) => item.method === method)
  const inDirectory = current.methods.filter(({ kind }) => kind === method).flatMap(({ masked }) => masked ?? [])
  const isInDirectory = findRegistering(method) === undefined
  const isThere = isInDirectory ? inDirectory.length > 0 : own.length > 0
  const isAskedFor = method === settings.mandatory
  const named = own.flatMap((item) => (item.name === undefined ? [] : [{ id: placeOf(item, items), text: item.name }]))
  const state = isThere ? 'registered' : isInDirectory ? 'none-in-directory' : 'none'
  const details = [...(named.length > 0 ? [] : inDirectory.length > 0 ? inDirectory : [t(text(state))])]
  return {
    row: {
      id: method,
      title: t(text(method)),
      details: [...details, ...(isAskedFor ? [t(text('asked-for'))] : [])],
      tone: isThere ? 'good' : isAskedFor ? 'warn' : 'quiet',
      items: named,
    },
    actions: [...addingActions(method, isThere, registration), ...removingActions(own, registration)],
  }
}

const placeOf = (item: RegisteredItem, items: readonly RegisteredItem[]) => `remove-${items.indexOf(item) + 1}`

function addingActions(method: string, isThere: boolean, registration: Registration): Action[] {
  if (!listAdditions(registration).includes(method)) return []
  const label = !isThere ? 'set-up' : findRegistering(method)?.isSingle ? 'change' : `add-${method}`
  return [{ label: text(label), answer: { choice: method }, row: method }]
}

function removingActions(own: readonly RegisteredItem[], registration: Registration): Action[] {
  return own
    .filter((item) => mayBeRemoved(item, registration))
    .map((item) => {
      const choice = placeOf(item, registration.items)
      return { label: text('remove'), answer: { choice }, row: item.name === undefined ? item.method : choice }
    })
}
