import type { Config } from '../config.ts'
import { examine } from '../doctor/examine.ts'
import { checks } from '../doctor/index.ts'
import { isWell, report } from '../doctor/report.ts'

/** Looks at everything the server depends on and changes nothing; 1 when something is not as it must be. */
export async function doctor(config: Config, signal: AbortSignal): Promise<number> {
  const sections = await examine(checks, config, signal)
  console.log(report(sections))
  return isWell(sections) ? 0 : 1
}
