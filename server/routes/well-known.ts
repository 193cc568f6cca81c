import type { Hono } from 'hono'

/**
 * W3C "A Well-Known URL for Changing Passwords": browsers and password managers lead here from "change password". Unknown
 * paths must be 404 everywhere, or clients do not believe the answer.
 */
export function wellKnownRoutes(app: Hono): void {
  app.get('/.well-known/change-password', (context) => context.redirect('/?task=manage-my-passwords', 302))
}
