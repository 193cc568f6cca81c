import type { Hono } from 'hono'
import { requireStaff, type StaffServices } from '../require-session.ts'
import { adminResources } from './index.ts'
import type { AdminServices } from './resource.ts'

/** Everything under `/api/v1/admin/`, behind one guard. */
export function adminRoutes(app: Hono, services: AdminServices & StaffServices): void {
  app.use('/api/v1/admin/*', requireStaff({ ...services, frontEnd: 'administration' }))
  for (const { routes } of adminResources) routes(app, services)
}
