import type { Brand } from '../../shared/ui/brand.ts'
import type { SiteInfo } from '../../shared/wizard/wizard-client.ts'
import { parseBrand } from '../server-client/parse-brand.ts'
import type { ServerClient } from '../server-client/server-client.ts'
import { readServerValue, saveServerValue } from './server-values.ts'

/** `source`: the logo's address on its server; the logo itself is a data: URL. */
interface StoredBrand extends Brand {
  source?: string
}

/** Stores the organisation's name and look as its server gives them, and returns the look. Where the browser can store nothing more, both are loaded again the next time. */
export async function saveSite(client: ServerClient, site: SiteInfo): Promise<Brand | undefined> {
  const { server } = client
  if (!server) return undefined
  const before = await readStored(server)
  const brand = await loadBrand(client, site, before)
  const text = JSON.stringify(brand)
  const isNew = text !== JSON.stringify(before)
  await saveServerValue('name', server, site.name).catch(() => undefined)
  if (isNew) await saveServerValue('brand', server, text).catch(() => undefined)
  return brand
}

/** The organisation's look, with its logo as a data: URL. The logo is fetched only when it is another one than that of `before`. */
export async function loadBrand(client: ServerClient, site: SiteInfo, before?: StoredBrand): Promise<StoredBrand> {
  const { colours, logo } = parseBrand(site.branding)
  const isKnown = logo !== undefined && before?.source === logo.address
  const address = isKnown ? before.logo?.address : logo && (await client.loadLogo(logo.address))
  // A logo that does not come is asked for again the next time.
  return address && logo ? { colours, logo: { ...logo, address }, source: logo.address } : { colours }
}

/** As the server last gave it, for places that cannot wait for the server; undefined if it was never asked. */
export const readBrand = (server: string | undefined): Promise<Brand | undefined> =>
  server ? readStored(server) : Promise.resolve(undefined)

async function readStored(server: string): Promise<StoredBrand | undefined> {
  const text = await readServerValue('brand', server)
  // Written above.
  return text ? (JSON.parse(text) as StoredBrand) : undefined
}
