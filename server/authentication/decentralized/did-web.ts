import { z } from 'zod'
import { type DidKey, toDidKey } from './did-key.ts'
import type { FetchDocument } from './fetch-document.ts'

/** How `did:web` is resolved: nobody is asked but hosts that an administrator has listed. */
export interface WebResolver {
  /** Names of hosts, with their port where it is not 443. */
  loadHosts(): Promise<readonly string[]>
  fetchDocument: FetchDocument
}

const host = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/
/** Segments of a path, none of which can lead elsewhere. */
const segment = /^(?!\.{1,2}$)[\w.~-]{1,100}$/

/** What a document must have of a key for us to use it; all else of it is ignored. */
const verificationMethod = z.object({
  id: z.string().max(2_000),
  controller: z.string(),
  publicKeyJwk: z.unknown().optional(),
  publicKeyMultibase: z.string().max(200).optional(),
})
const didDocument = z.object({
  id: z.string(),
  verificationMethod: z.array(z.unknown()).max(100).default([]),
  authentication: z.array(z.unknown()).max(100).default([]),
})

/**
 * Keys of a `did:web` that may authenticate: https://w3c-ccg.github.io/did-method-web/, read 2026-11-30. Whether a document is fetched depends on the
 * list of hosts alone, never on whether the identity is entered at somebody: else the time of a refusal would tell it.
 */
export async function resolveWeb(did: string, { loadHosts, fetchDocument }: WebResolver): Promise<readonly DidKey[]> {
  const place = parse(did)
  if (!place || !(await loadHosts()).includes(place.host)) return []
  const text = await fetchDocument(place.address)
  const document = text === undefined ? undefined : didDocument.safeParse(readJson(text)).data
  // A host may only speak for its own identities.
  if (document?.id !== did) return []
  const methods = document.verificationMethod.flatMap((method) => verificationMethod.safeParse(method).data ?? [])
  return document.authentication.flatMap((entry) => {
    const id = typeof entry === 'string' ? toAbsolute(did, entry) : undefined
    const method =
      typeof entry === 'string'
        ? methods.find((one) => toAbsolute(did, one.id) === id)
        : verificationMethod.safeParse(entry).data
    if (method?.controller !== did) return []
    return toDidKey(method, toAbsolute(did, method.id)) ?? []
  })
}

/** Undefined: no `did:web`, or one that leads to a path or host that none should have. */
function parse(did: string): { host: string; address: string } | undefined {
  const [, name = '', port, path = ''] = /^did:web:([a-z0-9.-]+)(?:%3[Aa](\d{1,5}))?((?::[^:]+)*)$/.exec(did) ?? []
  const segments = path.split(':').slice(1)
  if (!host.test(name) || !segments.every((one) => segment.test(one))) return undefined
  const authority = port === undefined || port === '443' ? name : `${name}:${Number(port)}`
  const file = segments.length > 0 ? `${segments.join('/')}/did.json` : '.well-known/did.json'
  return { host: authority, address: `https://${authority}/${file}` }
}

const toAbsolute = (did: string, id: string): string => (id.startsWith('#') ? `${did}${id}` : id)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
