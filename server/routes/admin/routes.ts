import type { Hono } from 'hono'
import { type StaffServices, staffOnly } from '../staff-only.ts'
import { adminResources } from './index.ts'
import type { AdminServices } from './resource.ts'

/** Everything under `/api/v1/admin/`, behind one gate. */
export function adminRoutes(app: Hono, services: AdminServices & StaffServices): void {
  app.use('/api/v1/admin/*', staffOnly({ ...services, frontEnd: 'administration', name: 'administrator' }))
  for (const { routes } of adminResources) routes(app, services)
}
