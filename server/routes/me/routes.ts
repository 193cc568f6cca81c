import type { Hono } from 'hono'
import { approvalRoutes } from './approvals.ts'
import { healthRoutes } from './health.ts'
import type { MeServices } from './services.ts'
import { signedIn } from './signed-in.ts'

/** What people see of themselves and decide for their own people, behind one gate. */
export function meRoutes(app: Hono, of: MeServices): void {
  const gate = signedIn(of)
  for (const path of ['/api/v1/me', '/api/v1/approvals', '/api/v1/approvals/*']) app.use(path, gate)
  healthRoutes(app, of)
  approvalRoutes(app, of)
}
