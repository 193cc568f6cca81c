import type { Hono } from 'hono'

/**
 * W3C "A Well-Known URL for Changing Passwords": browsers and password managers open this path from "change password". They
 * trust it only if unknown paths are 404 everywhere.
 */
export function wellKnownRoutes(app: Hono): void {
  app.get('/.well-known/change-password', (context) => context.redirect('/?task=manage-my-passwords', 302))
}
