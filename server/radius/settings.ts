import { z } from 'zod'
import { attributeName } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { type KeptSecrets, keptSecret } from '../store/kept-secrets.ts'
import { getSetting } from '../store/settings.ts'
import type { NetworkAccessServer, RadiusServer } from './client.ts'
import { maxValueBytes } from './packet.ts'

const label = (name: string) => ({ label: `settings.radius.${name}`, hint: `settings.radius.${name}-hint` })

/** For `KeptSecrets`. */
export const radiusSecret = 'radius server'

/** A name that DNS may have, or an address. */
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\p{L}\p{N}._:-]+$/u, 'host-invalid')

export const radiusServer = z.strictObject({
  host: host.meta(label('host')),
  port: z.int().min(1).max(65_535).default(1812).meta(label('port')),
  secret: keptSecret(radiusSecret).meta(label('secret')),
  /** As long as a telephone takes that somebody has to unlock first. */
  timeoutSeconds: z
    .int()
    .min(1)
    .max(60)
    .default(5)
    .meta({ unit: 'seconds', ...label('timeoutSeconds') }),
  /** Off only for servers that cannot send it: an answer of theirs can be forged (CVE-2024-3596), and `doctor` says so. */
  requiresMessageAuthenticator: z.boolean().default(true).meta(label('requiresMessageAuthenticator')),
})

const isShort = (text: string) => Buffer.byteLength(text) <= maxValueBytes

/** Servers of one-time passwords, stored as the setting `radius`. */
export const radiusSettings = z.strictObject({
  /** In the order in which they are asked: the next one when one does not answer. */
  servers: z.array(radiusServer).max(4).default([]).meta(label('servers')),
  /** Attribute of the directory with the name that people have there. */
  nameAttribute: z.string().regex(attributeName).default('sAMAccountName').meta(label('nameAttribute')),
  /** NAS-Identifier: how the server knows us. */
  identifier: z.string().min(1).refine(isShort, 'text-too-long').default('latchkey').meta(label('identifier')),
  /** NAS-IP-Address, NAS-Port and NAS-Port-Type, where the server's rules ask for them. */
  ipAddress: z.ipv4().optional().meta(label('ipAddress')),
  port: z.int().min(0).max(4_294_967_295).optional().meta(label('nasPort')),
  portType: z.int().min(0).max(4_294_967_295).optional().meta(label('portType')),
})

export type RadiusSettings = z.output<typeof radiusSettings>

export async function readRadius(read: Reader): Promise<RadiusSettings> {
  const stored = await getSetting(read, 'radius')
  return radiusSettings.parse(stored?.value ?? {})
}

/** How we present ourselves. */
export const toCaller = ({ identifier, ipAddress, port, portType }: RadiusSettings): NetworkAccessServer => ({
  identifier,
  ipAddress,
  port,
  portType,
})

/** With their secrets; one whose secret is not kept here is left out. */
export async function openServers(
  servers: readonly z.output<typeof radiusServer>[],
  secrets: KeptSecrets,
): Promise<RadiusServer[]> {
  const opened = await Promise.all(
    servers.map(async ({ secret: named, timeoutSeconds, ...server }) => {
      const secret = await secrets.reveal(named, radiusSecret)
      return secret === undefined ? [] : [{ ...server, secret, timeoutMs: timeoutSeconds * 1000 }]
    }),
  )
  return opened.flat()
}
