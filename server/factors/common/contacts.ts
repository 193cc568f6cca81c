import { z } from 'zod'
import { type ActivityPage, nextPage, type Refusal, type Result } from '../../activities/activity.ts'
import type { Contact } from '../../profiles/contact.ts'
import { decoyContacts, registeredContact } from '../../profiles/contacts.ts'
import { encryptFor } from '../../profiles/encryption.ts'
import type { Method, MethodChanges } from '../../profiles/method.ts'
import {
  type ContactCountries,
  findContactProblem,
  maxContacts,
  normaliseContact,
  readContact,
} from '../../profiles/read-contact.ts'
import { defineRegisteredFactor, type RegisteredFactor } from '../../profiles/registered-factor.ts'
import { nameCountry } from '../../profiles/telephone-countries.ts'
import { findContacts, insertContact, removeContact } from '../../store/profile-contacts.ts'
import type { CurrentMethods, RegisteredItem } from '../factor.ts'
import type { RegistrationContext } from './registration.ts'

type Kind = Contact['kind']
type NewContact = z.output<typeof newContact>

const newContact = z.object({
  kind: z.enum(['mail', 'mobile']),
  value: z.string(),
  /** A code that was sent there came back. */
  verified: z.boolean(),
})

/** Shared by addresses and numbers, which are one table; each factor takes those of its kind. */
const changes = {
  addContacts: z.array(newContact).optional(),
  /** Ids. */
  removeContacts: z.array(z.string()).optional(),
}

const text = <const Part extends string>(part: Part) => `activities.register.${part}` as const

/** What the directory holds; it cannot be registered or removed here. */
export const corporateContact = (kind: Kind): RegisteredFactor => reading('corporate', kind)

/** What people register themselves; `registeringContact` goes with it. */
export const personalContact = (kind: Kind) =>
  defineRegisteredFactor({
    ...reading('personal', kind),
    notices: [`personal-${kind}-added`, `personal-${kind}-removed`],
    changes,
    async prepareChange({ keys }, { addContacts = [], removeContacts = [] }) {
      const added = addContacts.filter((contact) => contact.kind === kind)
      if (added.length + removeContacts.length === 0) return undefined
      return async (tx, person) => {
        const rows = (await findContacts(tx, person.id)).map((row) => registeredContact(keys, row))
        const before = rows.filter((contact) => contact.kind === kind)
        const removed = before.filter(({ id }) => removeContacts.includes(id))
        for (const { id } of removed) await removeContact(tx, person.id, id)
        const notices = removed.map(() => `personal-${kind}-removed`)
        for (const { value, verified } of added) {
          const known = before.find((one) => !removed.includes(one) && isSameContact(kind, one.value, value))
          if (known && (known.verified || !verified)) continue
          if (known) await removeContact(tx, person.id, known.id)
          const encrypted = encryptFor(keys, 'contact', person.id, value)
          await insertContact(tx, { personId: person.id, kind, sealedValue: encrypted, verified })
          notices.push(`personal-${kind}-added`)
        }
        return notices
      }
    },
  })

const isSameContact = (kind: Kind, one: string, other: string): boolean =>
  normaliseContact(kind, one) === normaliseContact(kind, other)

/** Verified contacts only: a number that no code was sent to proves nothing. */
function reading(origin: Contact['origin'], kind: Kind): RegisteredFactor {
  const toMethods = (contacts: readonly Contact[]): Method[] =>
    contacts
      .filter((one) => one.origin === origin && one.kind === kind && one.verified)
      .map(({ id, addedAt, masked }) => ({ kind: `${origin}-${kind}`, id, addedAt, masked }))
  return {
    kind: `${origin}-${kind}`,
    find: async (_, lookup) => toMethods(await lookup.contacts()),
    imitate: (scope) => toMethods(decoyContacts(scope)),
  }
}

/** What both kinds of personal contact have in common when they are registered. */
export const registeringContact = (kind: Kind) => ({
  isSingle: false,
  mayBeAdded: (items: readonly RegisteredItem[]) =>
    items.filter(({ method }) => method === 'personal-mail' || method === 'personal-mobile').length < maxContacts,
  items: ({ contacts }: CurrentMethods): RegisteredItem[] =>
    contacts
      .filter((one) => one.origin === 'personal' && one.kind === kind && (one.verified || kind === 'mobile'))
      .map(({ id, masked: name }) => ({ method: `personal-${kind}`, id, name })),
  remove: ({ id = '' }: RegisteredItem) => ({ removeContacts: [id] }),
})

/** The page that asks for an address or a number. `before`: fields above it. */
export const contactPage = (
  kind: Kind,
  { hint = text(`${kind}-hint`), before = {} }: { hint?: string; before?: z.ZodRawShape } = {},
): ActivityPage => ({
  title: text(`${kind}-title`),
  text: text(`${kind}-text`),
  submit: text(`${kind}-submit`),
  answer: z.object({
    ...before,
    contact: z
      .string()
      .trim()
      .min(1)
      .max(254)
      .meta({ label: text(kind), hint, autocomplete: kind === 'mail' ? 'email' : 'tel' }),
  }),
})

/** The contact as it is stored; or the page again, since it is invalid, already known or one too many. */
export async function readNewContact(
  ctx: RegistrationContext,
  kind: Kind,
  typed = '',
  countries: ContactCountries = {},
): Promise<{ value: string } | Result> {
  const code = findContactProblem(kind, typed, await ctx.profile.contacts(), countries)
  if (code === undefined) return { value: readContact(kind, typed, countries.typed) ?? '' }
  const country = countries.typed && nameCountry(countries.typed, ctx.run.language)
  const problem: Refusal = { code, field: 'contact', ...(country && { values: { country } }) }
  return nextPage(ctx.memory, { problem })
}

export const addContact = (contact: NewContact): { changes: MethodChanges } => ({ changes: { addContacts: [contact] } })
