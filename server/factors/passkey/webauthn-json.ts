import { z } from 'zod'

const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
export type Transport = z.output<typeof transport>
/** Drops transports that browsers introduced later. */
export const knownTransports = z
  .array(z.string())
  .transform((names) => names.flatMap((name) => transport.safeParse(name).data ?? []))

const encoded = z.base64url().max(20_000)
const common = {
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}
const assertionShape = z.object({
  ...common,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded.nullish().transform((handle) => handle ?? undefined),
  }),
})
const attestationShape = z.object({
  ...common,
  response: z.object({ clientDataJSON: encoded, attestationObject: encoded, transports: knownTransports.optional() }),
})
export type Assertion = z.output<typeof assertionShape>

/** A browser's response to a request for a passkey; undefined if it is none. */
export const parseAssertion = (response: unknown) => assertionShape.safeParse(response).data
/** A browser's response when it has made a passkey; undefined if it is none. */
export const parseAttestation = (response: unknown) => attestationShape.safeParse(response).data
