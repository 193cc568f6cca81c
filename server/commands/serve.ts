import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { activities } from '../activities/index.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { listen } from '../http.ts'
import { startLoops } from '../loops.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { readSiteSettings } from '../policies/site-settings.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { createAddressLimits } from '../routes/address-limits.ts'
import { admission } from '../routes/admission.ts'
import { addressOf } from '../routes/caller.ts'
import { createCaptcha } from '../routes/captcha.ts'
import { createPatience } from '../routes/legacy/patience.ts'
import { createStateReader } from '../routes/state-reader.ts'
import { buildServices, type Services } from '../services.ts'
import type { LegacySite } from '../web/legacy/render.tsx'
import { describe } from './describe.ts'
import { welcome } from './welcome.ts'

/** Runs until `signal`: everything that was started has ended when the promise resolves. */
export async function serve(config: Config, signal: AbortSignal): Promise<void> {
  const sites = await loadSites()
  const services = await buildServices(config, signal)
  try {
    if (config.directory.kind === 'sample') {
      await seedSample(services)
      await seedSamplePolicies(services)
    }
    await listen(appOf(services, sites), config, signal)
    // Not before it is sure that the start succeeds: nothing is then at work on what a failed one closes.
    const loops = startLoops(services)
    console.log(welcome(config))
    // Opened in the background: the first person then finds a connection, and a directory that is away stops no start.
    services.directory.warmUp(signal).catch((error: unknown) => {
      if (!signal.aborted) console.error(`The directory does not answer yet: ${(error as Error).message}`)
    })
    if (!signal.aborted) await once(signal, 'abort')
    await loops
  } finally {
    await services.close()
  }
}

export interface Sites {
  /** Folders of the built sites. */
  selfService: string
  helpdesk: string
  me: string
  legacy: LegacySite
}

/** What `npm run build` made of `server/web`. Throws AppError `configuration-invalid` when it is not there. */
export async function loadSites(): Promise<Sites> {
  const web = resolve(import.meta.dirname, '../../dist/web')
  const [selfService, helpdesk, me, legacy] = [
    join(web, 'self-service'),
    join(web, 'helpdesk'),
    join(web, 'me'),
    join(web, 'legacy', 'render.js'),
  ]
  const pages = [selfService, helpdesk, me].map((site) => join(site, 'index.html'))
  if (![...pages, legacy].every((file) => existsSync(file))) {
    const sentence = 'The sites are not built: run npm start, or npm run build first.'
    throw new AppError('configuration-invalid', { values: { sentence } })
  }
  const { legacySite } = (await import(pathToFileURL(legacy).href)) as { legacySite: LegacySite }
  return { selfService, helpdesk, me, legacy: legacySite }
}

/** Everything HTTP, on the parts that are running. */
export function appOf(services: Services, sites: Sites): Hono {
  const { config, directory, policies, profiles, engine, store, keys, audit, desk, clock, signal } = services
  const { trustedProxies } = config
  const captcha = createCaptcha(keys, store, clock)
  const limits = createAddressLimits(() => performance.now())
  const runs = { engine, captcha, limits, signal, trustedProxies, store, clock }
  const settings = () => readSiteSettings(store.read, directory)
  const report = (error: unknown, path: string) => console.error(`${path}: ${describe(error)}`)
  const now = () => clock().getTime()
  const admits = admission(services)
  return createApp({
    ...{ config, directory, policies, captcha, runs, settings, report, selfService: sites.selfService },
    helpdeskSite: sites.helpdesk,
    meSite: sites.me,
    legacy: {
      ...{ site: sites.legacy, url: config.url, domains: [...directory.domains] },
      ...{ settings, policies, runs, keys, store, now, report, patience: createPatience(now) },
    },
    state: createStateReader(services),
    admin: {
      ...{ store, audit, directory, policies, activities, admits, clock, keys },
      ...{ lists: services.lists, node: services.node },
      ...{ notifications: services.notifications, url: config.url.origin },
    },
    helpdesk: { ...{ store, audit, directory, policies, profiles, engine, trustedProxies, admits, clock } },
    me: {
      ...{ store, audit, directory, policies, profiles, notifications: services.notifications, clock },
      url: config.url.origin,
    },
    session: {
      ...{ store, directory, audit, desk },
      admits,
      slowDown: async (context) => {
        const address = addressOf(context, trustedProxies)
        limits.count(address)
        await limits.pause(address, signal)
      },
    },
    checks: {
      database: () =>
        store.read
          .selectFrom('Setting')
          .select('name')
          .where('name', '=', 'none')
          .execute()
          .then(
            () => true,
            () => false,
          ),
      directory: () =>
        directory
          .session({ signal })
          .domainPolicy()
          .then(
            () => true,
            () => false,
          ),
    },
  })
}
