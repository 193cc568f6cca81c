import type { Agent } from 'node:https'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import type { ServiceStatus } from '../routes/require-site.ts'
import { serviceStatusPath } from '../routes/site-requests.ts'
import { sendToService } from './send-to-service.ts'
import { ServiceError } from './service-error.ts'

const serviceStatus = z.object({ version: z.string(), url: z.string(), time: z.iso.datetime() })

/** Asks a service about itself. Rejects with ServiceError, as any request of the site would. */
export async function askServiceStatus(service: URL, link: { agent: Agent; token: string }): Promise<ServiceStatus> {
  const headers = ['host', service.host]
  const request = { method: 'GET', path: serviceStatusPath, headers, clientAddress: '' }
  const reply = await sendToService(service, request, link)
  const body = serviceStatus.safeParse(await json(reply).catch(() => undefined))
  if (!body.success) throw new ServiceError({ why: 'unreachable', code: `HTTP ${reply.statusCode}` })
  return body.data
}

/** A clock that is further off is worth a word, although no request depends on it. */
const maxClockSeconds = 300

/** In which the site and its service differ, and what to do. */
export function listDifferences(status: ServiceStatus, site: { version: string; url: URL; now: Date }): string[] {
  const seconds = Math.round((site.now.getTime() - Date.parse(status.time)) / 1000)
  return [
    ...(status.url === site.url.origin
      ? []
      : [
          `has LATCHKEY_URL ${status.url}, and this site ${site.url.origin}: nobody gets through until both are the same.`,
        ]),
    ...(status.version === site.version
      ? []
      : [`is version ${status.version}, and this site ${site.version}: bring both to the same.`]),
    ...(Math.abs(seconds) <= maxClockSeconds
      ? []
      : [
          `has a clock that is ${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} that of this site: correct the wrong one.`,
        ]),
  ]
}
