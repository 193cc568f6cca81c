import type { Context } from 'hono'
import type { FrontEnd } from '../authentication/sign-in-module.ts'

/** Which sites a listener serves to one caller. */
export interface ServedSites {
  administration: boolean
  helpdesk: boolean
  /** Self-Service, Legacy, *My password health* and what belongs to them. */
  public: boolean
}

const key = 'servedSites'

export const setServedSites = (context: Context, served: ServedSites): void => context.set(key, served)

/** Whether sessions of this front end count for this caller on this listener. */
export function servesFrontEnd(context: Context, frontEnd: FrontEnd): boolean {
  const served: ServedSites | undefined = context.get(key)
  if (!served) return true
  return frontEnd === 'administration' || frontEnd === 'helpdesk' ? served[frontEnd] : served.public
}
