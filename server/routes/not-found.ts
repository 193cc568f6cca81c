import type { Context, Hono, NotFoundHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { type ErrorPageServices, replyWithError } from './error-page.ts'

/** Replies to requests without a route: 404, or 405 with the methods that the address has. */
export function createNotFoundHandler(app: Hono, services: ErrorPageServices): NotFoundHandler {
  return (context) => {
    const methods = methodsAt(app, context.req.path)
    if (methods.length === 0) return replyWithError(services, context, new AppError('not-found'))
    context.header('Allow', methods.join(', '))
    return context.req.method === 'OPTIONS'
      ? replyEmpty(context)
      : replyWithError(services, context, new AppError('method-not-allowed'))
  }
}

const replyEmpty = (context: Context) => context.body(null, 204)

/** Methods for `Allow` (RFC 9110 §10.2.1); HEAD exists wherever GET does. */
function methodsAt(app: Hono, path: string): string[] {
  const found = app.routes
    .filter((route) => route.method !== 'ALL' && matches(route.path, path))
    .map(({ method }) => method)
  if (found.length === 0) return []
  return [...new Set([...found, ...(found.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort()
}

/** Routes consist of literal parts, `:name` for one part, and `*` for the rest. */
function matches(route: string, path: string): boolean {
  const parts = path.split('/')
  const pattern = route.split('/')
  const end = pattern.at(-1) === '*' ? pattern.length - 1 : undefined
  if (end === undefined ? parts.length !== pattern.length : parts.length <= end) return false
  return pattern
    .slice(0, end)
    .every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
}
