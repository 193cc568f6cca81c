import { isIP } from 'node:net'
import { z } from 'zod'
import { parseListen } from './listen.ts'
import { parseNetworks } from './routes/networks.ts'

/**
 * Every environment variable that the server reads; the catalogue has what it means, in Markdown, as `environment.<name>`. `docs/environment.md` has its
 * table from both: run `npx vitest run server/environment-variables.test.ts -u` after a change.
 */

/** May also be given as a file, `<name>_FILE`. */
export const secretVariables = [
  'LATCHKEY_DATABASE_PASSWORD',
  'LATCHKEY_DIRECTORY_BIND_PASSWORD',
  'LATCHKEY_IDENTITY_DATABASE_PASSWORD',
  'LATCHKEY_SMTP',
] as const

const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))

const listenAddress = z.string().transform((text, ctx) => {
  const address = parseListen(text)
  if (!address) ctx.addIssue({ code: 'custom', message: 'must be an address and a port, like 127.0.0.1:8080' })
  return address ?? z.NEVER
})

const origin = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })

const networks = list.transform((entries, ctx) => {
  const parsed = entries.length > 0 ? parseNetworks(entries) : undefined
  if (!parsed)
    ctx.addIssue({ code: 'custom', message: 'must be networks like 10.0.0.0/8 or 2001:db8::/32, separated by spaces' })
  return parsed ?? z.NEVER
})

const addresses = list.refine((entries) => entries.every((entry) => isIP(entry) > 0), {
  error: 'must be IP addresses, separated by spaces',
})

/** One of the proxy's own, so that no header that clients or other proxies send is taken for it. */
const signOnHeader = z
  .string()
  .toLowerCase()
  .regex(/^x-(?!forwarded-)[a-z0-9-]{1,60}$/, {
    error: 'must be the name of a header of the proxy’s own, like X-Latchkey-User',
  })

const extensionIds = list.refine((ids) => ids.every((id) => /^[a-p]{32}$/.test(id)), {
  error: 'must be ids of extensions, 32 letters from a to p each, separated by spaces',
})

/** Services have TLS, since secrets and the application token travel to them. */
const serviceUrls = list.transform((entries, ctx) => {
  const urls = entries.map((entry) => URL.parse(entry))
  const areOrigins = urls.every((url) => url?.protocol === 'https:' && url.href === `${url.origin}/`)
  if (urls.length === 0 || !areOrigins)
    ctx.addIssue({
      code: 'custom',
      message: 'must be addresses like https://service.example:8081, separated by spaces',
    })
  return urls.filter((url) => url !== null)
})

const servicePins = list.refine(
  (pins) => (pins.length === 1 || pins.length === 2) && pins.every((pin) => /^sha256\/[A-Za-z0-9+/]{43}=$/.test(pin)),
  { error: 'must be one or two pins like sha256/…=, separated by a space: a service prints its own at the start' },
)

export const environmentVariables = z.strictObject({
  LATCHKEY_ROLE: z.enum(['all', 'service', 'site'], { error: 'must be all, service or site' }).prefault('all'),
  LATCHKEY_URL: origin.optional(),
  LATCHKEY_LISTEN: listenAddress.prefault('127.0.0.1:8080'),
  LATCHKEY_REDIRECT_LISTEN: listenAddress.optional(),
  LATCHKEY_SERVICE_LISTEN: listenAddress.optional(),
  LATCHKEY_SERVICE_URLS: serviceUrls.optional(),
  LATCHKEY_SERVICE_PINS: servicePins.optional(),
  LATCHKEY_APPLICATION_TOKEN_FILE: z.string().min(1).optional(),
  LATCHKEY_APPLICATION_TOKEN_KEY_FILE: z.string().min(1).optional(),
  LATCHKEY_TLS_CERT_FILE: z.string().optional(),
  LATCHKEY_TLS_KEY_FILE: z.string().optional(),
  LATCHKEY_TRUSTED_PROXIES: addresses.prefault(''),
  LATCHKEY_SIGN_ON_HEADER: signOnHeader.optional(),
  LATCHKEY_SIGN_ON_PROXIES: addresses.prefault(''),
  LATCHKEY_ALLOWED_EXTENSIONS: extensionIds.prefault(''),
  LATCHKEY_STAFF_NETWORKS: networks.optional(),
  LATCHKEY_STAFF_LISTEN: listenAddress.optional(),
  LATCHKEY_STAFF_URL: origin.optional(),
  LATCHKEY_ALARM_FAILURES: z.coerce.number({ error: 'must be a number' }).int().min(20).max(1_000_000).prefault('60'),
  LATCHKEY_HSTS_SUBDOMAINS: z.stringbool({ error: 'must be true or false' }).prefault('false'),
  LATCHKEY_DATA: z.string().prefault('./data'),
  LATCHKEY_KEY_FILE: z.string().optional(),
  LATCHKEY_AUDIT_COUNTER_FILE: z.string().min(1).optional(),
  LATCHKEY_CHECKPOINT_FILE: z.string().min(1).optional(),
  LATCHKEY_DATABASE: z
    .string()
    .regex(/^(sqlite:$|mssql:\/\/)/, 'must be sqlite: or mssql://user@host[:port][/instance]/database')
    .prefault('sqlite:'),
  LATCHKEY_DATABASE_PASSWORD: z.string().optional(),
  LATCHKEY_IDENTITY_DATABASE: z
    .string()
    .regex(/^(sqlite:.|mssql:\/\/)/, 'must be mssql://user@host[:port][/instance]/database, or sqlite:FILE for tests')
    .optional(),
  LATCHKEY_IDENTITY_DATABASE_PASSWORD: z.string().optional(),
  LATCHKEY_DIRECTORY: list.prefault('sample:'),
  LATCHKEY_DIRECTORY_BASE: z.string().optional(),
  LATCHKEY_DIRECTORY_BIND_DN: z.string().optional(),
  LATCHKEY_DIRECTORY_BIND_PASSWORD: z.string().optional(),
  LATCHKEY_DIRECTORY_CA_FILE: z.string().optional(),
  LATCHKEY_SMTP: list.prefault(''),
})

export type EnvironmentVariable = keyof typeof environmentVariables.shape
