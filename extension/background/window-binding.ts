import { findOrganisation, type Organisation, type Settings } from '../settings.ts'
import type { LaunchContext } from './session.ts'

/** Whom a wizard window may ask. */
export type WindowBinding =
  | { state: 'bound'; server: string; organisation: Organisation; context: LaunchContext }
  /** No server was known when it was opened, and none is known now. */
  | { state: 'unset' }
  /** What it was opened for is gone: the browser was restarted, or the settings say something else now. It asks no server. */
  | { state: 'lost' }

/**
 * Decides which server a wizard window may ask: the one it was opened for, as long as the settings still say that this server belongs to its page, and no
 * other one ever. The only place that decides it (docs/security.md#where-a-secret-may-go).
 */
export function bindWindow(context: LaunchContext | undefined, settings: Settings): WindowBinding {
  if (!context) return { state: 'lost' }
  const { server, page } = context
  const organisation = page
    ? findOrganisation(settings, page.origin)
    : settings.organisations.find((each) => each.server !== undefined && (!server || each.server === server))
  if (server === undefined) return { state: organisation?.server === undefined ? 'unset' : 'lost' }
  return organisation?.server === server ? { state: 'bound', server, organisation, context } : { state: 'lost' }
}

/** Whether an open window, of an unfinished run, may be shown again in place of a new one. */
export const isSameLaunch = (open: LaunchContext, wanted: LaunchContext): boolean =>
  wanted.page !== undefined &&
  open.page?.tabId === wanted.page.tabId &&
  open.page.origin === wanted.page.origin &&
  open.server === wanted.server
