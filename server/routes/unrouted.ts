import type { Context, Hono, NotFoundHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { problemReply } from './problem.ts'

/** For what no route took: 404, or 405 with the methods that the address does offer. */
export function unrouted(app: Hono): NotFoundHandler {
  return (context) => {
    const methods = methodsAt(app, context.req.path)
    if (methods.length === 0) return problemReply(context, new AppError('not-found'))
    context.header('Allow', methods.join(', '))
    return context.req.method === 'OPTIONS'
      ? nothing(context)
      : problemReply(context, new AppError('method-not-allowed'))
  }
}

const nothing = (context: Context) => context.body(null, 204)

/** What `Allow` says (RFC 9110 §10.2.1): HEAD goes wherever GET does. */
function methodsAt(app: Hono, path: string): string[] {
  const found = app.routes
    .filter((route) => route.method !== 'ALL' && matches(route.path, path))
    .map(({ method }) => method)
  if (found.length === 0) return []
  return [...new Set([...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort()
}

/** Our routes know literal parts, `:name` for one part, and `*` for the rest. */
function matches(route: string, path: string): boolean {
  const parts = path.split('/')
  const pattern = route.split('/')
  const end = pattern.at(-1) === '*' ? pattern.length - 1 : undefined
  if (end === undefined ? parts.length !== pattern.length : parts.length <= end) return false
  return pattern
    .slice(0, end)
    .every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
}
