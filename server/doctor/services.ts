import type { Agent } from 'node:https'
import { AppError } from '../../shared/errors.ts'
import { type ApplicationTokenFiles, readTokenFile } from '../authentication/application-token-file.ts'
import { createPinnedAgent } from '../site/pinned-agent.ts'
import { readProgramVersion } from '../site/program-version.ts'
import { describeServiceFailure, ServiceError } from '../site/service-error.ts'
import { askServiceStatus, listDifferences } from '../site/service-status.ts'
import type { SiteConfig } from '../site-config.ts'
import { type Check, describeCause, type Finding, fail, ok, warn } from './check.ts'

/** Of a site: whether each service answers, is the pinned one, takes the token, and agrees with the site. */
export const services: Check<SiteConfig> = {
  id: 'services',
  async run(config) {
    const agent = createPinnedAgent(config.pins)
    try {
      const { token, finding } = readToken(config.applicationToken)
      const asked = config.services.map((service) => checkService(service, { config, agent, token }))
      return [{ title: 'Services', findings: [finding, ...(await Promise.all(asked)).flat()] }]
    } finally {
      agent.destroy()
    }
  },
}

function readToken(files: ApplicationTokenFiles): { token?: string; finding: Finding } {
  const subject = 'application token'
  try {
    const token = readTokenFile(files)
    if (token !== undefined) return { token, finding: ok(subject, `in ${files.file}`) }
    return {
      finding: fail(
        subject,
        `${files.file} does not exist: enter the token of the service by npm start -- token --enter.`,
      ),
    }
  } catch (error) {
    const sentence = error instanceof AppError ? error.values.sentence : undefined
    return { finding: fail(subject, String(sentence ?? describeCause(error))) }
  }
}

/** Without a token a service still shows whether it answers, and its certificate. */
async function checkService(
  service: URL,
  { config, agent, token }: { config: SiteConfig; agent: Agent; token: string | undefined },
): Promise<Finding[]> {
  const subject = service.origin
  try {
    const status = await askServiceStatus(service, { agent, token: token ?? 'none' })
    const site = { version: readProgramVersion(), url: config.url, now: new Date() }
    const differences = listDifferences(status, site).map((text) => warn(subject, text))
    return differences.length > 0 ? differences : [ok(subject, `answers, version ${status.version}`)]
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    if (token === undefined && error.failure.why === 'token-refused')
      return [ok(subject, 'answers, with a pinned certificate')]
    return [fail(subject, describeServiceFailure(error.failure))]
  }
}
