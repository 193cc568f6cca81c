import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import { signInModules } from '../authentication/index.ts'
import type { FrontEnd, SignInDesk, SignInResult } from '../authentication/module.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { hashToken, newToken } from '../store/keys.ts'
import { endSession, findSession, insertSession, type Session } from '../store/sessions.ts'
import { demandCsrfHeader, forgetSession, keepSession, sessionToken } from './caller.ts'
import { defineOperation, mount } from './operation.ts'
import { idleMs } from './staff-session.ts'

const signedOn = z.object({
  signedIn: z.literal(true),
  account: z.string(),
  displayName: z.string(),
  frontEnd: z.string(),
  module: z.string(),
  expiresAt: z.iso.datetime(),
})

const moduleBodies = signInModules.map((module) =>
  module.credentials.extend({ frontEnd: z.enum(module.frontEnds), module: z.literal(module.id) }),
)

export const signIn = defineOperation({
  id: 'signIn',
  method: 'post',
  path: '/api/v1/sign-in',
  summary: 'Signs on to a front end by one of its modules; every refusal of somebody unknown or wrong is the same',
  caller: 'anyone',
  body: z.union(moduleBodies),
  status: 200,
  reply: signedOn,
  errors: ['invalid-request', 'sign-in-refused', 'password-expired', 'forbidden', 'directory-unreachable'],
})

export const getSession = defineOperation({
  id: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  summary: 'Who is signed on',
  caller: 'session',
  status: 200,
  reply: z.union([signedOn, z.object({ signedIn: z.literal(false) })]),
  errors: ['directory-unreachable'],
})

export const signOut = defineOperation({
  id: 'signOut',
  method: 'delete',
  path: '/api/v1/session',
  summary: 'Signs off',
  caller: 'session',
  status: 204,
  errors: ['csrf-refused'],
})

export interface SessionServices {
  store: Store
  directory: Directory
  audit: Audit
  desk(frontEnd: FrontEnd): SignInDesk
  /** Whether a front end is for this person at all. */
  admits(frontEnd: FrontEnd, person: DirectoryPerson): Promise<boolean>
  /** Counts the caller's address and pauses a busy one. */
  slowDown(context: Context): Promise<void>
}

export function sessionRoutes(app: Hono, services: SessionServices): void {
  const { store, directory } = services

  mount(app, signIn, async (context, { frontEnd, module: id, ...credentials }) => {
    await services.slowDown(context)
    const module = signInModules.find((one) => one.id === id)
    if (!module) throw new AppError('invalid-request', { values: { field: 'module' } })
    const result = await admitted(frontEnd, await module.signIn(services.desk(frontEnd), credentials))
    const token = newToken()
    const { person } = result
    await store.transaction(async (tx) => {
      await services.audit.append(tx, told(result, id, frontEnd))
      if (!result.signedIn) return
      const row = { tokenHash: hashToken(token), frontEnd, module: id, personId: person.id, domain: person.domain }
      await insertSession(tx, { ...row, milliseconds: idleMs })
    })
    if (!result.signedIn) throw new AppError(toldAs(frontEnd, result.code))
    keepSession(context, token)
    return context.json(await describe(context, token))
  })

  mount(app, getSession, async (context) => {
    const token = sessionToken(context)
    return context.json((token && (await describe(context, token))) || { signedIn: false })
  })

  mount(app, signOut, async (context) => {
    demandCsrfHeader(context)
    const token = sessionToken(context)
    if (token) await store.transaction((tx) => endSession(tx, hashToken(token)))
    forgetSession(context)
    return context.body(null, 204)
  })

  /** Nobody learns here of a front end that is not theirs whether their password was right, or has expired. */
  async function admitted(frontEnd: FrontEnd, tried: SignInResult): Promise<SignInResult | NotAdmitted> {
    const wasRight = tried.signedIn || tried.code === 'password-expired'
    if (!wasRight || (await services.admits(frontEnd, tried.person))) return tried
    return { signedIn: false, person: tried.person, code: 'forbidden' }
  }

  async function describe(context: Context, token: string): Promise<z.output<typeof signedOn> | undefined> {
    const session = await findSession(store.read, hashToken(token))
    const person = session && (await directory.session({ domain: session.domain }).person(session.personId))
    if (!session || !person) {
      forgetSession(context)
      return undefined
    }
    return { signedIn: true, account: person.account, displayName: person.displayName, ...facts(session) }
  }
}

/** Right credentials of somebody whom the front end is not for. */
type NotAdmitted = { signedIn: false; person: DirectoryPerson; code: 'forbidden' }

/** Who is not of the helpdesk is told what a wrong password is told; the audit knows better. */
const toldAs = (frontEnd: FrontEnd, code: NotAdmitted['code'] | 'sign-in-refused' | 'password-expired') =>
  code === 'forbidden' && frontEnd === 'helpdesk' ? 'sign-in-refused' : code

const facts = ({ frontEnd, module, expiresAt }: Session) => ({
  frontEnd,
  module,
  expiresAt: expiresAt.toISOString(),
})

const told = (result: SignInResult | NotAdmitted, module: string, frontEnd: string) =>
  ({
    event: result.signedIn ? 'sign-in' : 'sign-in-refused',
    subject: { id: result.person.id, name: `${result.person.account}@${result.person.domain}` },
    data: { module, frontEnd, ...(result.signedIn ? {} : { code: result.code }) },
  }) as const
