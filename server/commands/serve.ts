import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { listen } from '../http.ts'
import { startLoops } from '../loops.ts'
import { readSiteSettings } from '../policies/site-settings.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { createAddressLimits } from '../routes/address-limits.ts'
import { addressOf } from '../routes/caller.ts'
import { createCaptcha } from '../routes/captcha.ts'
import { createStateReader } from '../routes/state-reader.ts'
import { buildServices, type Services } from '../services.ts'
import { describe } from './describe.ts'
import { welcome } from './welcome.ts'

/** Runs until `signal`: everything that was started has ended when the promise resolves. */
export async function serve(config: Config, signal: AbortSignal): Promise<void> {
  const pages = resolve(import.meta.dirname, '../../dist/web/self-service')
  if (!existsSync(join(pages, 'index.html'))) {
    const sentence = 'The Self-Service site is not built: run npm start, or npm run build first.'
    throw new AppError('configuration-invalid', { values: { sentence } })
  }
  const services = await buildServices(config, signal)
  try {
    if (config.directory.kind === 'sample') await seedSample(services)
    const loops = startLoops(services)
    await listen(appOf(services, pages), config, signal)
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

/** Everything HTTP, on the parts that are running; `selfService` is the folder of the built site. */
export function appOf(services: Services, selfService: string): Hono {
  const { config, directory, policies, engine, store, keys, audit, desk, clock, signal } = services
  const { trustedProxies } = config
  const captcha = createCaptcha(keys, store, clock)
  const limits = createAddressLimits(() => performance.now())
  return createApp({
    ...{ config, directory, policies, captcha, selfService },
    runs: { engine, captcha, limits, signal, trustedProxies },
    state: createStateReader(services),
    session: {
      ...{ store, directory, audit, desk },
      slowDown: async (context) => {
        const address = addressOf(context, trustedProxies)
        limits.count(address)
        await limits.pause(address, signal)
      },
    },
    settings: () => readSiteSettings(store.read, directory),
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
    report: (error, path) => console.error(`${path}: ${describe(error)}`),
  })
}
