import type { Hono } from 'hono'
import type { Directory } from '../../directory/directory.ts'
import type { PracticeApps } from '../../directory/sample/authenticator-apps.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { createTotpCode, parseTotpKey } from '../../factors/common/totp-codes.ts'
import { decryptFor } from '../../profiles/encryption.ts'
import { loadStaffFactors } from '../../staff/staff-factors.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { findTotp } from '../../store/profile-totp.ts'
import { telephonePage } from '../../web/practice/telephone-page.ts'

export interface TelephoneServices {
  store: Store
  keys: Keys
  directory: Directory
  practice?: { apps: PracticeApps }
  clock(): Date
}

interface App {
  label: string
  secret: string
  /** Typed into the telephone, so it can be removed there. */
  isTyped?: boolean
}

/** Codes of the authenticator apps of all practice accounts, and of the keys that were typed here. */
export function telephoneRoutes(app: Hono, services: TelephoneServices): void {
  const { practice, clock } = services

  async function listCodes() {
    const registered = await listRegisteredApps(services)
    const typed = (await practice?.apps.list()) ?? []
    const unregistered = typed.filter(({ secret }) => !registered.some((one) => one.secret === secret))
    const apps: App[] = [...unregistered.map((one) => ({ ...one, isTyped: true })), ...registered]
    return apps.map(({ label, secret, isTyped }) => {
      const { code, until } = createTotpCode(secret, clock())
      return { label, code, until: until.toISOString(), secret: isTyped ? secret : undefined }
    })
  }

  app.get('/practice/telephone', async (context) => context.html(telephonePage({ codes: await listCodes() })))
  app.post('/practice/telephone', async (context) => {
    const key = String((await context.req.parseBody()).key ?? '').slice(0, 500)
    const parsed = parseTotpKey(key)
    if (!parsed) {
      const text =
        'That is no key of an authenticator app. It has at least 16 characters: the letters A to Z and the digits 2 to 7.'
      return context.html(telephonePage({ codes: await listCodes(), refused: { key, text } }), 400)
    }
    await practice?.apps.save({ secret: parsed.secret, label: parsed.label ?? 'New app' })
    return context.redirect('/practice/telephone', 303)
  })
  app.post('/practice/telephone/remove', async (context) => {
    await practice?.apps.remove(String((await context.req.parseBody()).secret ?? ''))
    return context.redirect('/practice/telephone', 303)
  })
}

/** The apps that practice accounts have registered, and those with which they sign in to the staff's sites. */
async function listRegisteredApps({ store, keys, directory }: TelephoneServices): Promise<App[]> {
  const session = directory.openSession({})
  const apps = await Promise.all(
    sampleAccounts.map(async ({ account }): Promise<App[]> => {
      const found = await session.find(account)
      if (found.found !== 'one') return []
      const { id } = found.person
      const stored = await findTotp(store.read, id)
      const staff = (await loadStaffFactors(store.read, keys, id)).flatMap((one) => (one.kind === 'totp' ? [one] : []))
      return [
        ...(stored ? [{ label: account, secret: decryptFor(keys, 'totp', id, stored.sealedSecret) }] : []),
        ...staff.map((one) => ({ label: `${account}, second factor of staff`, secret: one.secret })),
      ]
    }),
  )
  return apps.flat()
}
