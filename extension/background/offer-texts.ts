import { getTranslator } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { createServerClient } from '../server-client/server-client.ts'
import type { Organisation } from '../settings.ts'
import { readServerValue, saveServerValue } from './server-values.ts'

/** The offer waits at most this long for the organisation's name, then it shows the server's address. */
const nameTimeoutMs = 1500

/** The texts of the offer, in the language that the browser requests from pages. */
export async function createOfferTexts(kind: 'expired' | 'change', organisation: Organisation): Promise<OfferTexts> {
  const language = pickLanguage(navigator.languages)
  const t = getTranslator(language)
  const { server, serverLocked, originsLocked } = organisation
  const name =
    organisation.name ?? (server && ((await readServerValue('name', server)) ?? (await fetchName(server, language))))
  const isManaged = (serverLocked || originsLocked) && name
  return {
    language,
    direction: 'ltr',
    organisation: name ?? t('extension.name'),
    sentence: t(kind === 'expired' ? 'extension.prompt-expired' : 'extension.prompt-change'),
    accept: t('extension.prompt-accept'),
    decline: t('extension.prompt-decline'),
    from: isManaged ? t('extension.prompt-from', { organisation: name }) : t('extension.prompt-from-self'),
  }
}

/** Fetches the organisation's name before any run in this browser. A name that arrives too late is used the next time. */
async function fetchName(server: string, language: string): Promise<string> {
  const { host } = new URL(server)
  const client = createServerClient({ server, language })
  const fetched = client.loadSite().then(async (site) => {
    if (site.ok) await saveServerValue('name', server, site.value.name)
    return (await readServerValue('name', server)) ?? host
  })
  return Promise.race([fetched, new Promise<string>((resolve) => setTimeout(resolve, nameTimeoutMs, host))])
}
