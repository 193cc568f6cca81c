import { join } from 'node:path'
import { build } from 'vite'
import type { showOffer } from '../../extension/prompt/offer.ts'
import { repository } from './server.ts'

/** `builtOffer` adds this global to a page. */
export interface OfferInPage {
  offer: { showOffer: typeof showOffer }
}

/** The offer by itself as a script, for pages in which axe looks at it. */
export async function buildOffer(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(repository, 'extension/prompt/offer.ts'), formats: ['iife'], name: 'offer' },
    },
  })
  const [first] = Array.isArray(built) ? built : []
  const code = first?.output[0].code
  if (!code) throw new Error('The offer was not built')
  return code
}

/** Runs in the page before the offer: opens its closed root only for axe. The shipped offer is closed to all scripts. */
export function openClosedRoots(): void {
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: 'open' })
  }
}
