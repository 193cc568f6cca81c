import { isIP } from 'node:net'
import { z } from 'zod'
import { parseListen } from './listen.ts'
import { parseNetworks } from './routes/networks.ts'

/**
 * Every environment variable that the server reads, with its meaning in Markdown. `docs/environment.md` has its table from here: run
 * `npx vitest run server/environment-variables.test.ts -u` after a change.
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
  LATCHKEY_ROLE: z
    .enum(['all', 'service', 'site'], { error: 'must be all, service or site' })
    .prefault('all')
    .describe(
      '`all`: one process serves everything. `service` and `site` part it between an inner and a [perimeter network](operation.md#sites-in-a-perimeter-network)',
    ),
  LATCHKEY_URL: origin
    .optional()
    .describe(
      'public origin of the sites; `https://` needs certificate files or a trusted proxy. Unset: `http://localhost` with the port of `LATCHKEY_LISTEN`',
    ),
  LATCHKEY_LISTEN: listenAddress
    .prefault('127.0.0.1:8080')
    .describe('address and port of the sites and the API; of a `service`, of the Administration site'),
  LATCHKEY_REDIRECT_LISTEN: listenAddress.optional().describe('for example `0.0.0.0:80`: sends plain HTTP to HTTPS'),
  LATCHKEY_SERVICE_LISTEN: listenAddress
    .optional()
    .describe('of a `service`: address and port for its sites, over TLS. Unset: `127.0.0.1:8081`'),
  LATCHKEY_SERVICE_URLS: serviceUrls
    .optional()
    .describe('of a `site`: its services, `https://host:8081` each, separated by spaces; they are asked in turns'),
  LATCHKEY_SERVICE_PINS: servicePins
    .optional()
    .describe(
      'of a `site`: one or two pins, `sha256/…=`, of the keys of their certificates. Each service prints its own at the start',
    ),
  LATCHKEY_APPLICATION_TOKEN_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'encrypted [application token](security.md#application-token), which `npm start -- token` writes. Unset: passcodes and security questions open no password pages. A `site` needs it, a `service` does not',
    ),
  LATCHKEY_APPLICATION_TOKEN_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'key of that file, made with mode 600; not in the data folder. Unset: the credential `latchkey-application-token-key` of systemd, or the data folder with `.application-token-key` behind it',
    ),
  LATCHKEY_TLS_CERT_FILE: z
    .string()
    .optional()
    .describe('PEM of the certificate of the listeners, with its chain; read again when it changes'),
  LATCHKEY_TLS_KEY_FILE: z.string().optional().describe('PEM of its private key; read again when it changes'),
  LATCHKEY_TRUSTED_PROXIES: addresses
    .prefault('')
    .describe('IP addresses of proxies whose forwarded client address is believed, separated by spaces'),
  LATCHKEY_SIGN_ON_HEADER: signOnHeader
    .optional()
    .describe(
      'header in which these proxies name the person whose Kerberos ticket they have checked: [sign-on with Windows](windows-sign-on.md). Unset: it is off',
    ),
  LATCHKEY_SIGN_ON_PROXIES: addresses
    .prefault('')
    .describe(
      'IP addresses of the proxies that sign staff on, separated by spaces; from every other address the header is refused',
    ),
  LATCHKEY_ALLOWED_EXTENSIONS: extensionIds
    .prefault('')
    .describe(
      'ids of the extension in Chrome and Edge, separated by spaces, where a store or an organisation published it: there it has another id than the one that is built here',
    ),
  LATCHKEY_STAFF_NETWORKS: networks
    .optional()
    .describe(
      'networks (CIDR, IPv4 and IPv6) from which the Helpdesk and Administration sites are there; from elsewhere they are 404. Unset: every network',
    ),
  LATCHKEY_STAFF_LISTEN: listenAddress
    .optional()
    .describe(
      "a listener of the staff's own, together with `LATCHKEY_STAFF_URL`: their sites and API, `/readyz` and the API's description are only there, and self-service is not",
    ),
  LATCHKEY_STAFF_URL: origin
    .optional()
    .describe(
      'its origin, with another host name than `LATCHKEY_URL`. The certificate must cover both names. Of a `service`: the origin of the Administration site',
    ),
  LATCHKEY_ALARM_FAILURES: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(20)
    .max(1_000_000)
    .prefault('60')
    .describe(
      'wrong guesses of unknown browsers in ten minutes, over all accounts, that [raise the alarm](security.md#strangers); a company of more than 10,000 people sets more',
    ),
  LATCHKEY_HSTS_SUBDOMAINS: z
    .stringbool({ error: 'must be true or false' })
    .prefault('false')
    .describe('`true`: browsers use HTTPS for every host below that of the address, too'),
  LATCHKEY_DATA: z
    .string()
    .prefault('./data')
    .describe('folder of the embedded database; the server refuses one that is newer than the program'),
  LATCHKEY_KEY_FILE: z
    .string()
    .optional()
    .describe(
      'encryption and HMAC keys, made at the first start with mode 600; back it up apart from the data. Unset: the data folder with `.keys.json` behind it',
    ),
  LATCHKEY_AUDIT_COUNTER_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'how far the audit log has come, as this server has seen it ([checkpoints](security.md#audit)). Unset: beside the key file',
    ),
  LATCHKEY_CHECKPOINT_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'the scheduled task `export-checkpoints` appends the checkpoints of the audit log there, on each server that sets it',
    ),
  LATCHKEY_DATABASE: z
    .string()
    .regex(/^(sqlite:$|mssql:\/\/)/, 'must be sqlite: or mssql://user@host[:port][/instance]/database')
    .prefault('sqlite:')
    .describe('or `mssql://user@host[:port][/instance]/database`: [SQL Server](sql-server.md)'),
  LATCHKEY_DATABASE_PASSWORD: z.string().optional().describe('of that user'),
  LATCHKEY_IDENTITY_DATABASE: z
    .string()
    .regex(/^(sqlite:.|mssql:\/\/)/, 'must be mssql://user@host[:port][/instance]/database, or sqlite:FILE for tests')
    .optional()
    .describe(
      'the database of an Identity Manager, `mssql://user@host[:port][/instance]/database`, from which [people and accounts](identity-tables.md#another-database) are read (`sqlite:FILE` for tests). Unset: they are kept in our own database',
    ),
  LATCHKEY_IDENTITY_DATABASE_PASSWORD: z.string().optional().describe('of that user'),
  LATCHKEY_DIRECTORY: list
    .prefault('sample:')
    .describe('or one or more `ldaps://host[:port]`, or one DNS domain whose controllers are looked up'),
  LATCHKEY_DIRECTORY_BASE: z
    .string()
    .optional()
    .describe('search only below this distinguished name. Unset: the whole domain'),
  LATCHKEY_DIRECTORY_BIND_DN: z.string().optional().describe('distinguished name of the service account'),
  LATCHKEY_DIRECTORY_BIND_PASSWORD: z.string().optional().describe('its password'),
  LATCHKEY_DIRECTORY_CA_FILE: z
    .string()
    .optional()
    .describe("PEM of the authority that signed the controllers' certificates. Unset: the system's authorities"),
  LATCHKEY_SMTP: list
    .prefault('')
    .describe(
      '`smtp://` or `smtps://` servers, [tried in order](mail.md#mail-servers). Unset or `none`: e-mails wait in the outbox; in the sample company, left unset, they arrive at `/practice/inbox`',
    ),
})
