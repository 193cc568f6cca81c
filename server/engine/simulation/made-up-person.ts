import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { AccountState, DirectoryPerson } from '../../directory/directory.ts'
import { toGroupKeys } from '../../directory/distinguished-name.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { encryptFor } from '../../profiles/encryption.ts'
import type { Profile } from '../../profiles/profile.ts'
import { newProfileRow } from '../../profiles/profile-row.ts'
import type { Tx } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { insertContact } from '../../store/profile-contacts.ts'
import { savePasscode } from '../../store/profile-passcodes.ts'
import { insertPasskey } from '../../store/profile-passkeys.ts'
import { saveTotp } from '../../store/profile-totp.ts'
import { saveProfile } from '../../store/profiles.ts'
import { updateSignedRow } from '../../store/signed-rows.ts'
import type { SimulatedPerson } from './simulated-directory.ts'
import type { ReadOnlySession } from './sources.ts'

export const madeUpStates = [
  'locked',
  'disabled',
  'passwordExpired',
  'mustChange',
  'accountExpired',
  'profileLocked',
] as const

export const madeUpMethods = ['questions', 'totp', 'passkey', 'personal-mail', 'corporate-mail', 'passcode'] as const

const text = <const Part extends string>(part: Part) => `administration.simulate.${part}` as const
const choicesOf = (group: string, values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value, `administration.simulate.${group}-${value}`]))

/** A person who does not exist: what a workflow can tell people apart by. */
export const madeUpPerson = z.strictObject({
  states: z
    .array(z.enum(madeUpStates))
    .max(madeUpStates.length)
    .default([])
    .meta({ label: text('states'), choices: choicesOf('states', madeUpStates) }),
  methods: z
    .array(z.enum(madeUpMethods))
    .max(madeUpMethods.length)
    .default([])
    .meta({ label: text('methods'), choices: choicesOf('methods', madeUpMethods) }),
  /** By name, distinguished name or SID, nested ones included. */
  groups: z
    .array(z.string().trim().min(1).max(400))
    .max(50)
    .default([])
    .meta({ control: 'groups', label: text('groups'), hint: text('groups-hint') }),
  /** Distinguished name of the organisational unit; absent: none that a policy names. */
  container: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .optional()
    .meta({ label: text('container'), hint: text('container-hint') }),
})
export type MadeUpPerson = z.output<typeof madeUpPerson>

/** Shown beside a field that names a group or container that the directory does not have. */
export interface UnknownTarget {
  path: string
  code: 'group-not-found' | 'group-ambiguous' | 'container-not-found'
  values: { name: string }
}

const account = 'made.up'
/** RFC 6761: never delivered, were it ever sent. */
const mail = (name: string) => `${name}@example.invalid`

/** As the directory would show them; groups and the container are looked up, so that policies and conditions find them. */
export async function createMadeUpPerson(
  session: ReadOnlySession,
  { states, groups, container, methods }: MadeUpPerson,
  { domain, displayName }: { domain: string; displayName: string },
): Promise<SimulatedPerson | { unknown: UnknownTarget[] }> {
  const unknown: UnknownTarget[] = []
  const groupKeys: string[] = []
  for (const [index, name] of groups.entries()) {
    const target = await session.findScopeTarget(name)
    const group = target.found === 'one' && target.what.kind === 'group' ? target.what : undefined
    if (group?.sid) groupKeys.push(...toGroupKeys(group.sid, group))
    else {
      const code = target.found === 'many' ? 'group-ambiguous' : 'group-not-found'
      unknown.push({ path: `groups.${index}`, code, values: { name } })
    }
  }
  const place = container === undefined ? undefined : await session.findScopeTarget(container)
  const isContainer = place?.found === 'one' && place.what.kind === 'container'
  if (place && !isContainer)
    unknown.push({ path: 'container', code: 'container-not-found', values: { name: container ?? '' } })
  if (unknown.length > 0) return { unknown }
  const root = domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join()
  const under = isContainer ? place.what.distinguishedName : root
  const person: DirectoryPerson = {
    id: uuidv7(),
    domain,
    distinguishedName: `CN=${displayName.replace(/[^\p{L}\p{N} ]/gu, '')},${under}`,
    account,
    displayName,
    mail: methods.includes('corporate-mail') ? mail(account) : undefined,
    adminCount: false,
    kind: 'user',
    groups: groupKeys,
  }
  return { person, state: toAccountState(states) }
}

function toAccountState(states: MadeUpPerson['states']): AccountState {
  const [locked, disabled, passwordExpired, mustChange, accountExpired] = madeUpStates.map((one) =>
    states.includes(one),
  )
  return {
    locked: locked === true,
    disabled: disabled === true,
    passwordExpired: passwordExpired === true,
    mustChange: mustChange === true,
    accountExpired: accountExpired === true,
  }
}

/** Long enough ago that no method is too new to be used alone. */
const registeredDaysAgo = 365
const dayMs = 86_400_000

/** Registers what the made-up person has. None of it can be used: the outcome of each page is chosen. */
export async function registerMadeUpPerson(
  tx: Tx,
  { person, methods, states }: { person: DirectoryPerson } & Pick<MadeUpPerson, 'methods' | 'states'>,
  { keys, policy, profile, now }: { keys: Keys; policy: ManagementPolicy; profile: Profile; now: Date },
): Promise<void> {
  const has = (method: MadeUpPerson['methods'][number]) => methods.includes(method)
  const personId = person.id
  const addedAt = new Date(now.getTime() - registeredDaysAgo * dayMs)
  const isRegistered = has('questions') || has('totp') || has('passkey') || has('personal-mail')
  const answers = has('questions') ? listAnswered(policy).map((question) => ({ ...question, hash: 'simulated' })) : []
  if (isRegistered) await saveProfile(tx, { ...newProfileRow(person), answers }, addedAt)
  if (has('totp')) {
    await saveTotp(tx, { personId, sealedSecret: encryptFor(keys, 'totp', personId, 'A'.repeat(32)), lastStep: 0 })
    await updateSignedRow(tx, 'ProfileTotp', [personId], () => ({ addedAt }))
  }
  if (has('passkey')) {
    const credential = { credentialId: 'c2ltdWxhdGVk', publicKey: 'c2ltdWxhdGVk', counter: '0', transports: '[]' }
    await insertPasskey(tx, { personId, name: 'simulated', ...credential })
  }
  if (has('personal-mail')) {
    const sealedValue = encryptFor(keys, 'contact', personId, mail('made.up.personal'))
    await insertContact(tx, { personId, kind: 'mail', sealedValue, verified: true })
  }
  for (const table of ['ProfilePasskey', 'ProfileContact'] as const) {
    const rows = await tx.selectFrom(table).select('id').where('personId', '=', personId).execute()
    for (const { id } of rows) await updateSignedRow(tx, table, [id], () => ({ addedAt }))
  }
  if (has('passcode')) await savePasscode(tx, { personId, hash: 'simulated', milliseconds: dayMs })
  if (states.includes('profileLocked')) await profile.lock(tx, 30)
}

/** As many questions as the policy asks people to register. */
function listAnswered({ questions: { questions, optionalCount } }: ManagementPolicy) {
  const optional = questions.filter(({ kind }) => kind === 'optional').slice(0, optionalCount)
  const others = questions.filter(({ kind }) => kind === 'mandatory' || kind === 'helpdesk')
  return [...others, ...optional].map(({ id, kind }) => ({ question: id, kind, language: 'en' }))
}
