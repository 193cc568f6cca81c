import type { Hono } from 'hono'
import { requireSignedIn } from '../require-session.ts'
import { approvalRoutes } from './approvals.ts'
import { passwordHealthRoutes } from './password-health.ts'
import type { MeServices } from './services.ts'
import { ownSessionRoutes } from './sessions.ts'

/** What people see of their own account and decide for their reports, behind one guard. */
export function meRoutes(app: Hono, services: MeServices): void {
  const guard = requireSignedIn(services)
  for (const path of ['/api/v1/me', '/api/v1/me/*', '/api/v1/approvals', '/api/v1/approvals/*']) app.use(path, guard)
  passwordHealthRoutes(app, services)
  approvalRoutes(app, services)
  ownSessionRoutes(app, services)
}
