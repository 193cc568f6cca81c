import { wordsFor } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { createServerLink } from '../server-link/client.ts'
import type { Organisation } from '../settings.ts'
import { known, learn } from './known.ts'

/** Milliseconds that an offer waits for the organisation's name at most; without it the server's address stands there. */
const namePatience = 1500

/** The words of the offer, in the language that the browser asks pages for. */
export async function offerTexts(says: 'expired' | 'change', of: Organisation): Promise<OfferTexts> {
  const language = pickLanguage(navigator.languages)
  const say = wordsFor(language)
  const { server } = of
  const organisation = of.name ?? (server && ((await known('name', server)) ?? (await askName(server, language))))
  const installed = (of.serverLocked || of.originsLocked) && organisation
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
async function askName(server: string, language: string): Promise<string> {
  const { host } = new URL(server)
  const link = createServerLink({ server, language, fetch: globalThis.fetch.bind(globalThis) })
  const asked = link.site().then(async (site) => {
    if (site.ok) await learn('name', server, site.value.name)
    return (await known('name', server)) ?? host
  })
  return Promise.race([asked, new Promise<string>((late) => setTimeout(late, namePatience, host))])
}
