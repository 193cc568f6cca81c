import { activities } from '../activities/index.ts'
import type { Config } from '../config.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { buildServices, type Services } from '../services.ts'

/**
 * Runs `work` with the services of a server, whether one runs or not. A database in which none has started yet gets first what every start gives it,
 * so that a later start changes nothing of what is imported.
 */
export async function withConfigurationServices<Result>(
  config: Config,
  signal: AbortSignal,
  work: (services: Services & { activities: typeof activities; staffUrl: string }) => Promise<Result>,
): Promise<Result> {
  const services = await buildServices(config, signal)
  try {
    if (config.directory.kind === 'sample') await seedSamplePolicies(services)
    return await work({ ...services, activities, staffUrl: (config.staff?.url ?? config.url).origin })
  } finally {
    await services.close()
  }
}
