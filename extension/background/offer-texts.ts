import { getTranslator } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { createServerClient } from '../server-client/server-client.ts'
import type { Organisation } from '../settings.ts'
import { readBrand, saveSite } from './brand.ts'
import { readServerValue } from './server-values.ts'

/** The offer waits at most this long for the organisation's name and look, then it shows the server's address. */
const siteTimeoutMs = 1500

/**
 * The texts of the offer, in the language that the browser requests from pages. `offersName`: the person is asked whether the account's name may be read from
 * the page.
 */
export async function createOfferTexts(
  kind: 'expired' | 'change',
  organisation: Organisation,
  { offersName = false }: { offersName?: boolean } = {},
): Promise<OfferTexts> {
  const language = pickLanguage(navigator.languages)
  const t = getTranslator(language)
  const { server, serverLocked, originsLocked } = organisation
  const site = server === undefined ? undefined : await loadSiteOnce(server, language)
  const name = organisation.name ?? site?.name ?? (server && new URL(server).host)
  const isManaged = (serverLocked || originsLocked) && name
  return {
    language,
    direction: 'ltr',
    organisation: name ?? t('extension.name'),
    sentence: t(kind === 'expired' ? 'extension.prompt-expired' : 'extension.prompt-change'),
    accept: t('extension.prompt-accept'),
    ...(offersName && {
      acceptWithName: { label: t('extension.prompt-accept-with-name'), note: t('extension.prompt-name-note') },
    }),
    decline: t('extension.prompt-decline'),
    refused: t('extension.prompt-refused'),
    outdated: t('extension.prompt-outdated'),
    brand: site?.brand,
    from: isManaged ? t('extension.prompt-from', { organisation: name }) : t('extension.prompt-from-self'),
  }
}

/** What is stored of the server; before any run in this browser it is fetched. What arrives too late is used the next time. */
async function loadSiteOnce(server: string, language: string) {
  const read = async () => ({ name: await readServerValue('name', server), brand: await readBrand(server) })
  const stored = await read()
  if (stored.name && stored.brand) return stored
  const client = createServerClient({ server, language })
  const fetched = client.loadSite().then((site) => (site.ok ? saveSite(client, site.value) : undefined))
  await Promise.race([fetched, new Promise((resolve) => setTimeout(resolve, siteTimeoutMs))])
  return read()
}
