import type { Config } from '../config.ts'
import { checks, siteChecks } from '../doctor/index.ts'
import { formatReport, hasNoFailure, runChecks } from '../doctor/report.ts'
import { printLines } from '../log.ts'
import type { SiteConfig } from '../site-config.ts'

/** Checks everything that the server depends on and changes nothing. 1: something failed. */
export async function runDoctor(config: Config | SiteConfig, signal: AbortSignal): Promise<number> {
  const sections =
    config.role === 'site' ? await runChecks(siteChecks, config, signal) : await runChecks(checks, config, signal)
  printLines(...formatReport(sections).split('\n'))
  return hasNoFailure(sections) ? 0 : 1
}
