import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { assertCsrfHeader, isTrusted, readClientAddress, readPeerAddress } from './caller.ts'
import { continueSignIn, nextStepReply } from './continue-sign-in.ts'
import { enter } from './entry.ts'
import { sessionReply } from './open-session.ts'
import { defineOperation, mount } from './operation.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

/** Proxies that have checked a Kerberos ticket name the person in a header of their own (docs/windows-sign-on.md). */
export interface WindowsSignOn {
  /** In small letters, as Node has it. */
  header: string
  /** Addresses of these proxies alone; a proxy that is believed about the client's address need not be one. */
  proxies: readonly string[]
}

export const windowsSignOnModule = 'windows-sign-on'

/** Whether this request came through a proxy that can sign people on. */
export const comesFromSignOnProxy = (context: Context, signOn: WindowsSignOn | undefined): boolean =>
  signOn !== undefined && isTrusted(readPeerAddress(context), signOn.proxies)

export const signInWithWindows = defineOperation({
  id: 'signInWithWindows',
  method: 'post',
  path: '/api/v1/sign-in/windows',
  summary:
    'Signs a member of staff in as the person whose Kerberos ticket the proxy in front has checked, in place of the password alone: a second factor that the site demands follows. Needs the header latchkey-csrf',
  caller: 'browser',
  body: z.strictObject({ frontEnd: z.enum(['administration', 'helpdesk']) }),
  status: 200,
  reply: z.union([sessionReply, nextStepReply]),
  errors: ['not-found', 'sign-on-refused', 'conflict', 'directory-unreachable', 'busy'],
})

export function windowsSignOnRoutes(
  app: Hono,
  services: SessionServices & { windowsSignOn: WindowsSignOn | undefined },
): void {
  const { store, audit, directory, staffGate, entry, windowsSignOn, logRefusal } = services

  mount(app, signInWithWindows, async (context, { body: { frontEnd } }) => {
    // The browser sends its ticket by itself, so another site could sign somebody in.
    assertCsrfHeader(context)
    if (!windowsSignOn || !servesFrontEnd(context, frontEnd)) throw new AppError('not-found')
    const address = readClientAddress(context, entry.trustedProxies)
    return enter(entry, { address, isCall: true }, async () => {
      const refuse = async (why: string, subject?: { id: string; name: string }): Promise<never> => {
        const data = { frontEnd, module: windowsSignOnModule, code: 'sign-on-refused', why }
        await store.transaction((tx) => audit.append(tx, { event: 'sign-in-refused', subject, data }))
        logRefusal(`sign-on ${why}`, `A sign-on with Windows to the ${frontEnd} site was refused: ${why}.`)
        throw new AppError('sign-on-refused')
      }
      if (!comesFromSignOnProxy(context, windowsSignOn)) return refuse('not-a-proxy')
      const named = readSignOnName(context, windowsSignOn)
      if (typeof named === 'string') return refuse(named)
      const domain = directory.domains.find(({ name }) => name.toLowerCase() === named.realm)?.name
      if (domain === undefined) return refuse('unknown-realm')
      const session = directory.openSession({ domain, signal: context.req.raw.signal })
      const search = await session.find(named.account, domain)
      // A ticket names the account itself; a directory finds people by other names, too.
      const isNamed = search.found === 'one' && search.person.account.toLowerCase() === named.account.toLowerCase()
      const found = isNamed ? await session.findByIdWithState(search.person.id) : undefined
      if (!found) return refuse('unknown-account')
      const { person, state } = found
      const auditSubject = { id: person.id, name: `${person.account}@${person.domain}` }
      // A ticket outlives the account's being disabled: the same gate as at every request decides.
      const decision = await staffGate.mayEnter(frontEnd, { person, state })
      if (!decision.allowed) return refuse(decision.why, auditSubject)
      const accountKey = services.profiles.accountKey(person.domain, person.account)
      const admitted = { person, auditSubject, accountKey, frontEnd, module: windowsSignOnModule }
      return context.reply(await continueSignIn(context, services, admitted))
    })
  })
}

/** `name@REALM`, exactly once and under exactly this name; else why not. */
export function readSignOnName(
  context: Pick<Context, 'req'>,
  { header }: Pick<WindowsSignOn, 'header'>,
): { account: string; realm: string } | 'no-name' | 'look-alike' | 'not-a-name' {
  // Some servers take `_` and other characters for `-`, so that a header of the client passes a proxy that removes the real one.
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const names = [...context.req.raw.headers.keys()]
  if (names.some((name) => name !== header && plain(name) === plain(header))) return 'look-alike'
  const value = context.req.raw.headers.get(header)
  if (!value) return 'no-name'
  // Two headers of one name arrive as one value with a comma.
  const [, account, realm] = /^([^\s,;"@\\/]{1,256})@([A-Za-z0-9.-]{1,253})$/.exec(value) ?? []
  if (!account || !realm) return 'not-a-name'
  return { account, realm: realm.toLowerCase() }
}
