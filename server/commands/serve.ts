import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { activities } from '../activities/index.ts'
import { createApp } from '../app.ts'
import { isApplicationTokenSet, storeApplicationToken } from '../authentication/application-token.ts'
import { bearsApplicationToken } from '../authentication/application-token-bearer.ts'
import { readParameters } from '../authentication/parameters/read-parameters.ts'
import { createSystemUsers } from '../authentication/system-user.ts'
import { loadBranding } from '../branding/branding.ts'
import type { Config } from '../config.ts'
import { factors } from '../factors/index.ts'
import { type Apps, listen } from '../http.ts'
import { createHourlyLog, logChange, logFailure, printErrors, printLines } from '../log.ts'
import { startLoops } from '../loops.ts'
import { followContainers } from '../policies/follow-containers.ts'
import { pinStoredNames } from '../policies/pin-stored-names.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { readSiteSettings, sampleSupport } from '../policies/site-settings.ts'
import { createStaffGate } from '../policies/staff-gate.ts'
import { countMethodSharesOnce } from '../profiles/method-shares.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { createAddressLimits } from '../routes/address-limits.ts'
import { createAddressQueue } from '../routes/address-queue.ts'
import { createCaptcha } from '../routes/captcha.ts'
import { createStartDelay } from '../routes/legacy/start-delay.ts'
import { requireSite } from '../routes/require-site.ts'
import { createStateReader } from '../routes/state-reader.ts'
import { buildServices, type Services } from '../services.ts'
import { readProgramVersion } from '../site/program-version.ts'
import { firstStartMinutes, offerFirstStart } from '../staff/first-start.ts'
import { newDatabaseOption } from '../store/lost-database.ts'
import type { LegacySite } from '../web/legacy/render.tsx'
import { createDatabaseCheck, succeeds } from './database-check.ts'
import { createUnbuiltError, loadLegacySite } from './load-legacy-site.ts'
import { warnAtStart } from './start-warnings.ts'
import { formatWelcome } from './welcome.ts'

/** The command; the option lets it begin with an empty database where a key file says that there was one. */
export async function runServer(config: Config, args: string[], signal: AbortSignal): Promise<number> {
  const unknown = args.find((argument) => argument !== newDatabaseOption)
  if (unknown !== undefined) {
    printErrors(`${unknown} is not an option of serve: npm start -- serve [${newDatabaseOption}]`)
    return 2
  }
  await serve(config, signal, { mayBeNew: args.includes(newDatabaseOption) })
  return 0
}

/** Runs until `signal`. Everything that was started has ended when the promise resolves. */
export async function serve(config: Config, signal: AbortSignal, options: { mayBeNew?: boolean } = {}): Promise<void> {
  const sites = await loadSites()
  const services = await buildServices(config, signal, options)
  try {
    if (config.directory.kind === 'sample') {
      await seedSample(services)
      await seedSamplePolicies(services)
      await storeSampleToken(services)
    }
    await countMethodSharesOnce(services.store, factors)
    await assertSiteToken(services)
    const { drained } = await listen(buildApps(services, sites), config, signal)
    // Not before the start has succeeded: a failed start closes what the loops work with.
    const loops = startLoops(services)
    printLines(...formatWelcome(config).split('\n'))
    await warnAtStart(services)
    // In the background, so that the first person finds an open connection; an unreachable directory stops no start.
    const prepared = prepareDirectory(services, signal)
    if (!signal.aborted) await once(signal, 'abort')
    // Requests under way use the database until they are answered.
    await Promise.all([loops, prepared, drained])
  } finally {
    await services.close()
  }
}

/** Unless an administrator tries a token of their own. */
async function storeSampleToken({ store, config, applicationToken }: Services): Promise<void> {
  const token = applicationToken.read()
  if (config.applicationToken || token === undefined || (await isApplicationTokenSet(store.read))) return
  await store.transaction((tx) => storeApplicationToken(tx, token))
}

/** A service answers nobody before there is a token. */
async function assertSiteToken({ store, config }: Services): Promise<void> {
  if (config.role !== 'service' || (await isApplicationTokenSet(store.read))) return
  const sentence = 'There is no application token for the sites of this service: make it by npm start -- token.'
  throw new AppError('configuration-invalid', { values: { sentence } })
}

const retryMs = 60_000

/** Opens the directory's connections and pins stored names, again each minute until it answers; only the first failure is logged. */
async function prepareDirectory(services: Services, signal: AbortSignal): Promise<void> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      await services.directory.warmUp(signal)
      await followContainers(services, signal)
      for (const sentence of await pinStoredNames(services, signal)) logChange(sentence)
      return await printFirstStart(services)
    } catch (error) {
      if (signal.aborted) return
      if (isFirst) logFailure('The directory does not answer yet', error)
      await sleep(retryMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

/** While there are no administrators: the code that lets a browser name them. It is written to the terminal alone, on the standard output. */
async function printFirstStart(services: Services): Promise<void> {
  const code = await offerFirstStart(services)
  if (code === undefined) return
  const url = (services.config.staff?.url ?? services.config.url).origin
  printLines(
    `Nobody administers Latchkey yet. Within ${firstStartMinutes} minutes, open ${url}/admin/ and enter this code: ${code}`,
    'It names the administrators’ group, once. A restart of the server makes another code.',
  )
}

export interface Sites {
  /** Folders of the built sites. */
  selfService: string
  helpdesk: string
  administration: string
  me: string
  verify: string
  wallet: string
  passwordPages: string
  legacy: LegacySite
}

/** The sites that `npm run build` made of `server/web`. Throws AppError `configuration-invalid` when one is missing. */
export async function loadSites(): Promise<Sites> {
  const web = resolve(import.meta.dirname, '../../dist/web')
  const selfService = join(web, 'self-service')
  const helpdesk = join(web, 'helpdesk')
  const administration = join(web, 'administration')
  const me = join(web, 'me')
  const verify = join(web, 'verify')
  const wallet = join(web, 'wallet')
  const passwordPages = join(web, 'password-pages')
  const folders = [selfService, helpdesk, administration, me, verify, wallet, passwordPages]
  const entries = folders.map((site) => join(site, 'index.html'))
  if (!entries.every((file) => existsSync(file))) throw createUnbuiltError()
  return { selfService, helpdesk, administration, me, verify, wallet, passwordPages, legacy: await loadLegacySite() }
}

/** The HTTP applications on top of running services: one for everybody, or one for the public and one for staff, or those of a service. */
export function buildApps(services: Services, sites: Sites): Apps {
  const { config, directory, store, keys, clock, signal } = services
  const { trustedProxies } = config
  const captcha = createCaptcha(keys, store, clock)
  const entry = {
    captcha,
    limits: createAddressLimits(() => performance.now()),
    queue: createAddressQueue(),
    isAlarmRaised: services.siteAlarm.isRaised,
    trustedProxies,
    signal,
  }
  const staffGate = createStaffGate(services)
  const runs = { ...services, staffGate, entry }
  const isSample = config.directory.kind === 'sample'
  const settings = async () => {
    const stored = await readSiteSettings(store.read, directory)
    // The practice pages are on the server's own origin.
    return isSample ? { support: sampleSupport, pages: [config.url.origin], ...stored } : stored
  }
  const loadOfferConditions = async () => ({
    parameters: await readParameters(store.read),
    hasApplicationToken: await bearsApplicationToken(store.read, services.applicationToken),
  })
  const systemUsers = createSystemUsers(services.identity, () => performance.now())
  const branding = () => loadBranding(store.read)
  const report = (error: unknown, path: string) => logFailure(path, error)
  const now = () => clock().getTime()
  const url = config.url.origin
  const staffUrl = (config.staff?.url ?? config.url).origin
  const logRefusal = createHourlyLog()
  const shared = {
    ...services,
    captcha,
    runs,
    settings,
    loadOfferConditions,
    branding,
    report,
    selfService: sites.selfService,
    helpdeskSite: sites.helpdesk,
    administrationSite: sites.administration,
    meSite: sites.me,
    verifySite: sites.verify,
    walletSite: sites.wallet,
    passwordPagesSite: sites.passwordPages,
    legacy: {
      ...services,
      site: sites.legacy,
      url: config.url,
      domains: [...directory.domains],
      settings,
      branding,
      runs,
      now,
      report,
      startDelay: createStartDelay(now),
    },
    state: { ...createStateReader(services), trustedProxies },
    admin: {
      ...services,
      activities,
      staffGate,
      url,
      staffUrl,
      trustedProxies,
      extensionOrigins: config.extensionOrigins,
      auditCounterFile: config.auditCounterFile,
      environment: config.environment,
      runCheck: (id: string, signal: AbortSignal) => runCheck(config, id, signal),
    },
    helpdesk: { ...services, trustedProxies, staffGate },
    me: { ...services, activities, staffGate, url },
    passwordPages: { ...services, systemUsers, entry, url },
    mutualProof: { ...services, entry },
    walletAnswers: { ...services, entry },
    refusal: { ...services, trustedProxies },
    recordUntrustedProxy: (peer: string) => recordUntrustedProxy(services, peer),
    practice: services,
    session: {
      ...services,
      staffGate,
      entry,
      loadOfferConditions,
      systemUsers,
      url: staffUrl,
      publicUrl: url,
      logRefusal,
    },
    checks: {
      database: createDatabaseCheck(services),
      directory: () => succeeds(directory.openSession({ signal }).readDomainPolicy()),
    },
    staffNetworks: config.staffNetworks,
  }
  const { staff } = config
  if (config.role === 'service' && staff) {
    const version = readProgramVersion()
    const status = () => ({ version, url, time: clock().toISOString() })
    return {
      app: createApp({ ...shared, audience: 'administration', origin: staff.url }),
      siteApp: createApp({
        ...shared,
        audience: 'site',
        origin: config.url,
        // A site that was taken over could name anybody in the header.
        config: { ...config, windowsSignOn: undefined },
        session: { ...shared.session, url },
        requireSite: requireSite({ ...services, logRefusal, status }),
      }),
    }
  }
  if (!staff) return { app: createApp({ ...shared, audience: 'everybody', origin: config.url }) }
  return {
    app: createApp({ ...shared, audience: 'public', origin: config.url }),
    staffApp: createApp({ ...shared, audience: 'staff', origin: staff.url }),
  }
}

function recordUntrustedProxy({ store, audit }: Services, peer: string): Promise<void> {
  logChange(
    `${peer} forwards the address of its clients and is not trusted: if it is your proxy, add it to LATCHKEY_TRUSTED_PROXIES. Until then everybody behind it counts as one visitor.`,
  )
  return store.transaction((tx) => audit.append(tx, { event: 'forwarded-address-ignored', data: { peer } }))
}

/** The application of the public listener. */
export const buildApp = (services: Services, sites: Sites): Hono => buildApps(services, sites).app

/** The doctor is loaded when an administrator asks for it: a server that is not asked does without its memory. */
async function runCheck(config: Config, id: string, signal: AbortSignal) {
  const { checks } = await import('../doctor/index.ts')
  return checks.find((check) => check.id === id)?.run(config, signal)
}
