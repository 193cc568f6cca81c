import { z } from 'zod'

const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
/** Browsers name new ones from time to time. */
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
  response: z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: knownTransports.optional(),
  }),
})
export type Assertion = z.output<typeof assertionShape>

/** What a browser answers to a request for a passkey; undefined: something else. */
export const assertionOf = (response: unknown) => assertionShape.safeParse(response).data
/** What a browser answers when it has made a passkey; undefined: something else. */
export const attestationOf = (response: unknown) => attestationShape.safeParse(response).data
