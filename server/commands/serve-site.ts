import { once } from 'node:events'
import { AppError } from '../../shared/errors.ts'
import { createApplicationTokenBearer } from '../authentication/application-token-bearer.ts'
import { readTokenFile } from '../authentication/application-token-file.ts'
import { listen } from '../http.ts'
import { createHourlyLog, logChange, logFailure, printErrors, printLines } from '../log.ts'
import type { ForwardServices } from '../site/forward.ts'
import { createPinnedAgent } from '../site/pinned-agent.ts'
import { readProgramVersion } from '../site/program-version.ts'
import { describeServiceFailure, ServiceError } from '../site/service-error.ts'
import { askServiceStatus, listDifferences } from '../site/service-status.ts'
import { createServiceTurns } from '../site/service-turns.ts'
import { createSiteApp } from '../site/site-app.ts'
import type { SiteConfig } from '../site-config.ts'
import { loadLegacySite } from './load-legacy-site.ts'

/** `serve` of the role `site`: passes requests to services until `signal`. */
export async function runSite(config: SiteConfig, args: string[], signal: AbortSignal): Promise<number> {
  if (args.length > 0) {
    printErrors(`${args[0]} is not an option of serve for a site.`)
    return 2
  }
  if (readTokenFile(config.applicationToken) === undefined) {
    const sentence = `${config.applicationToken.file} does not exist: enter the application token of the service by npm start -- token --enter.`
    throw new AppError('configuration-invalid', { values: { sentence } })
  }
  const bearer = createApplicationTokenBearer({ files: config.applicationToken, server: 'site' }, logChange)
  const logProxy = createHourlyLog()
  const agent = createPinnedAgent(config.pins)
  const app = createSiteApp({
    ...config,
    legacySite: await loadLegacySite(),
    agent,
    turns: createServiceTurns(config.services, { now: () => performance.now(), report: logChange }),
    readToken: bearer.read,
    async recordUntrustedProxy(peer) {
      logProxy(
        peer,
        `${peer} forwards the address of its clients and is not trusted: if it is your proxy, add it to LATCHKEY_TRUSTED_PROXIES.`,
      )
    },
    report: (error, path) => logFailure(path, error),
  })
  const { drained } = await listen({ app }, config, signal)
  printLines(
    '',
    'Latchkey is running.',
    '',
    `  Sites               ${config.url.origin}/`,
    `  Services            ${config.services.map(({ origin }) => origin).join(', ')}`,
    '',
  )
  void logDifferences(config, { agent, readToken: bearer.read })
  if (!signal.aborted) await once(signal, 'abort')
  await drained
  agent.destroy()
  return 0
}

/** Once at the start, so that what is not set alike is found before the first person comes. */
async function logDifferences(
  { services, url }: SiteConfig,
  { agent, readToken }: Pick<ForwardServices, 'agent' | 'readToken'>,
): Promise<void> {
  const token = readToken()
  if (token === undefined) return
  for (const service of services)
    try {
      const status = await askServiceStatus(service, { agent, token })
      for (const difference of listDifferences(status, { version: readProgramVersion(), url, now: new Date() }))
        logChange(`The service ${service.origin} ${difference}`)
    } catch (error) {
      if (error instanceof ServiceError)
        logChange(`The service ${service.origin} ${describeServiceFailure(error.failure)}`)
      else logFailure('A check of the services failed', error)
    }
}
