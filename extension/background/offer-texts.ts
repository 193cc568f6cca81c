import { wordsFor } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { createServerLink } from '../server-link/client.ts'
import { readSettings } from '../settings.ts'
import { keepSiteName, siteName } from './site-name.ts'

/** Milliseconds that an offer waits for the organisation's name at most; without it the server's address stands there. */
const namePatience = 1500

/** The words of the offer, in the language that the browser asks pages for. */
export async function offerTexts(says: 'expired' | 'change'): Promise<OfferTexts> {
  const settings = await readSettings()
  const language = pickLanguage(navigator.languages)
  const say = wordsFor(language)
  const host = settings.server && new URL(settings.server).host
  const organisation = settings.organisation ?? (await siteName()) ?? (await askName(settings.server, language)) ?? host
  const installed = (settings.serverLocked || settings.originsLocked) && organisation
  return {
    language,
    direction: 'ltr',
    organisation: organisation ?? say('extension.name'),
    sentence: say(says === 'expired' ? 'extension.prompt-expired' : 'extension.prompt-change'),
    accept: say('extension.prompt-accept'),
    decline: say('extension.prompt-decline'),
    from: installed ? say('extension.prompt-from', { organisation }) : say('extension.prompt-from-self'),
  }
}

/** The organisation's name from its server, before anybody was helped in this browser; one that comes late is there next time. */
async function askName(server: string | undefined, language: string): Promise<string | undefined> {
  if (server === undefined) return undefined
  const link = createServerLink({ server, language, fetch: globalThis.fetch.bind(globalThis) })
  const asked = link.site().then(async (site) => {
    if (site.ok) await keepSiteName(site.value.name)
    return siteName()
  })
  return Promise.race([asked, new Promise<undefined>((late) => setTimeout(late, namePatience))])
}
