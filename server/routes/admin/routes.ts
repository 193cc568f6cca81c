import type { Hono } from 'hono'
import { createApiKeyLimits } from '../api-key-limits.ts'
import type { Operation } from '../operation.ts'
import { requireStaff, type StaffServices } from '../require-session.ts'
import { adminResources } from './index.ts'
import type { AdminServices } from './resource.ts'

export type AdminRouteServices = Omit<AdminServices, 'operations'> &
  StaffServices & { trustedProxies: readonly string[] }

/** Everything under `/api/v1/admin/`, behind one guard. */
export function adminRoutes(app: Hono, services: AdminRouteServices): void {
  const apiKeyLimits = createApiKeyLimits(() => performance.now())
  const apiKeys = { ...services, apiKeyLimits }
  const operations = adminResources.flatMap((resource): readonly Operation[] => resource.operations)
  app.use('/api/v1/admin/*', requireStaff({ ...services, frontEnd: 'administration', apiKeys }))
  for (const { routes } of adminResources) routes(app, { ...services, operations })
}
