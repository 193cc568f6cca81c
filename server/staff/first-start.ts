import { z } from 'zod'
import type { FieldProblem } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import { createSpokenCode, normaliseSpokenCode } from '../factors/common/spoken-code.ts'
import { administrationSettings, isUnique, readAdministration } from '../policies/administration.ts'
import { findInAllDomains } from '../policies/check-policy.ts'
import type { Policies } from '../policies/policies.ts'
import type { Reader, Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { insertVersion } from '../store/resource-versions.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'

export const firstStartMinutes = 30
/** Of one code: 54 bits are not found by ten tries. */
const maxTries = 10

/** The code of the terminal, in a sealed row, so that any server that shares the database knows it. */
const setting = 'first-start'
const openFirstStart = z.strictObject({ hmac: z.string(), expiresAt: z.iso.datetime(), tries: z.int() })

export interface FirstStartServices {
  store: Store
  keys: Keys
  audit: Audit
  directory: Directory
  policies: Pick<Policies, 'findStaffProtection'>
  clock(): Date
}

/** Whether a group is named that could have administrators. The sample company has one from the beginning. */
async function isAdministered(reader: Reader, { isSample }: Pick<Directory, 'isSample'>): Promise<boolean> {
  return isSample || (await readAdministration(reader)).groups.some(isUnique)
}

/**
 * While a real directory has no administrators: a one-time code with which a browser names the administrators' group, once, within 30
 * minutes. It takes the place of the code before. Undefined: there are administrators.
 */
export async function offerFirstStart(services: FirstStartServices): Promise<string | undefined> {
  const { store, keys, directory, clock } = services
  if (await isAdministered(store.read, directory)) return undefined
  const code = Array.from({ length: 3 }, () => createSpokenCode(4)).join('-')
  const hmac = keys.hmac('first start', normaliseSpokenCode(code))
  const expiresAt = new Date(clock().getTime() + firstStartMinutes * 60_000).toISOString()
  const stored = await getSetting(store.read, setting)
  const isOffered = await store.transaction((tx) =>
    putSetting(tx, setting, { hmac, expiresAt, tries: 0 }, stored?.version ?? absentSetting),
  )
  return isOffered ? code : undefined
}

/** Whether a code is open now: the page asks for it then. */
export async function isFirstStartOpen({ store, directory, clock }: FirstStartServices): Promise<boolean> {
  if (await isAdministered(store.read, directory)) return false
  return findOpen((await getSetting(store.read, setting))?.value, clock()) !== undefined
}

function findOpen(value: unknown, now: Date): z.output<typeof openFirstStart> | undefined {
  const open = openFirstStart.safeParse(value).data
  return open && open.tries < maxTries && new Date(open.expiresAt) > now ? open : undefined
}

export type FirstStartResult =
  | { done: true; group: string; person: DirectoryPerson }
  | { done: false; code: 'enrolment-code-refused' }
  | { done: false; code: 'settings-refused'; problems: FieldProblem[] }

/** Names the group whose members administer from now on, one of them being the person who is named with it. */
export async function nameFirstAdministrators(
  services: FirstStartServices,
  { code, group, account, domain }: { code: string; group: string; account: string; domain?: string },
  signal: AbortSignal,
): Promise<FirstStartResult> {
  const { store, keys, audit } = services
  const refused = { done: false, code: 'enrolment-code-refused' } as const
  const open = await countTry(services)
  if (!open || !keys.verifyHmac(open.hmac, 'first start', normaliseSpokenCode(code))) {
    const data = { frontEnd: 'administration', module: 'first-start', code: refused.code }
    await store.transaction((tx) => audit.append(tx, { event: 'sign-in-refused', data }))
    return refused
  }
  const named = await findMember(services, { group, account, domain }, signal)
  if ('problems' in named) {
    const { version, ...stored } = open
    // A right code is no guess: a mistyped name uses up none of its tries.
    await store.transaction((tx) => putSetting(tx, setting, { ...stored, tries: 0 }, version))
    return { done: false, code: 'settings-refused', problems: named.problems }
  }
  const { sid, name, person } = named
  const isDone = await store.transaction(async (tx) => {
    if (await isAdministered(tx, services.directory)) return false
    if (!(await putSetting(tx, setting, {}, open.version))) return false
    const before = await getSetting(tx, 'administration')
    const settings = administrationSettings.parse({ groups: [sid] })
    const version = (before?.version ?? absentSetting) + 1
    if (!(await putSetting(tx, 'administration', settings, version - 1))) return false
    const subject = { id: person.id, name: `${person.account}@${person.domain}` }
    const change = { setting: 'administration.groups', by: 'first-start' }
    await audit.append(tx, { event: 'configuration-changed', subject, data: change })
    const kept = { resource: 'settings', id: 'administration', action: 'changed', author: person.id } as const
    await insertVersion(tx, { ...kept, version, content: settings })
    return true
  })
  return isDone ? { done: true, group: name, person } : refused
}

/** Counts the try, and that is committed, before the code is looked at. Undefined: none is open. */
async function countTry({ store, clock }: FirstStartServices) {
  const stored = await getSetting(store.read, setting)
  const open = stored && findOpen(stored.value, clock())
  if (!open) return undefined
  const counted = { ...open, tries: open.tries + 1 }
  const isCounted = await store.transaction((tx) => putSetting(tx, setting, counted, stored.version))
  return isCounted ? { ...counted, version: stored.version + 1 } : undefined
}

async function findMember(
  { directory, policies }: FirstStartServices,
  { group, account, domain }: { group: string; account: string; domain?: string },
  signal: AbortSignal,
): Promise<{ problems: FieldProblem[] } | { sid: string; name: string; person: DirectoryPerson }> {
  const refuse = (path: string, code: string, name: string) => ({ problems: [{ path, code, values: { name } }] })
  // A name suffices here: whoever reads the terminal says which group is meant, and its SID is stored.
  const found = await findInAllDomains(directory, group, signal)
  if (found.found === 'many') return refuse('group', 'group-ambiguous', group)
  const { sid, ...target } = found.found === 'one' && found.what.kind === 'group' ? found.what : { sid: undefined }
  if (!sid) return refuse('group', 'group-not-found', group)
  const search = await directory.openSession({ domain, signal }).find(account, domain)
  if (search.found !== 'one') return refuse('account', 'account-unknown', account)
  const { person } = search
  if (!person.groups.includes(toScopeKey(sid))) return refuse('account', 'account-not-in-group', account)
  if (person.kind !== 'user' || policies.findStaffProtection(person))
    return refuse('account', 'account-no-person', account)
  return { sid, name: 'distinguishedName' in target ? String(target.distinguishedName) : group, person }
}
