import { getTranslator } from '../../shared/languages/browser.ts'
import { pickLanguage } from '../../shared/languages/pick-language.ts'
import type { OfferTexts } from '../prompt/offer.ts'
import { createServerClient } from '../server-client/server-client.ts'
import type { Organisation } from '../settings.ts'
import { loadBrand, readBrand, saveSite } from './brand.ts'
import { readServerValue } from './server-values.ts'

/** The offer waits at most this long for the organisation's name and look, then it shows the server's address. */
const siteTimeoutMs = 1500

/**
 * The texts of the offer, in the language that the browser requests from pages. `offersName`: the person is asked whether the account's name may be read from
 * the page. `isPrivate`: the page is in a private window, of which not even the organisation is stored.
 */
export async function createOfferTexts(
  kind: 'expired' | 'change',
  organisation: Organisation,
  { offersName = false, isPrivate = false }: { offersName?: boolean; isPrivate?: boolean } = {},
): Promise<OfferTexts> {
  const language = pickLanguage(navigator.languages)
  const t = getTranslator(language)
  const { server, serverLocked, originsLocked } = organisation
  const site = server === undefined ? undefined : await loadSiteOnce(server, { language, isPrivate })
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
async function loadSiteOnce(server: string, { language, isPrivate }: { language: string; isPrivate: boolean }) {
  const stored = { name: await readServerValue('name', server), brand: await readBrand(server) }
  if (stored.name && stored.brand) return stored
  const client = createServerClient({ server, language })
  const load = async () => {
    const site = await client.loadSite()
    if (!site.ok) return stored
    return { name: site.value.name, brand: await (isPrivate ? loadBrand : saveSite)(client, site.value) }
  }
  const late = new Promise<typeof stored>((resolve) => setTimeout(() => resolve(stored), siteTimeoutMs))
  return Promise.race([load(), late])
}
