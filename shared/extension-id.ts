/**
 * Identity of the extension. Chromium derives its id from the public key in the manifest, so the id is the same on every machine,
 * and the server can name the one origin it answers (docs/architecture.md#security). Firefox gives each installation an id of its own.
 * The private half is not needed for an unpacked or force-installed extension and was thrown away.
 */
export const chromeExtensionKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtdtONMvI/Idv6exKrszGyT6yHuZpMCNVYMVAq4N5GA1atVPrZMvrm5rSA/HeMEyC0GdjQfa02g/EGzN7dXn1v1dlPN++h6kEOEUSQOc2EfAGHw6Bvmo0/An3c6wy25tt7EzxxC/ExwnbKOd1dMdDHhpBmJ8up0zSM/SuDWgd9iTw413vREPURG87ksGpQ4o0xnrYsQa7A1nnmj8USPnutshR76WwH4Sc/kqRecvEhgHBmg3MCCoD13f9ll/wZW2oVOmKegiWwIr0sJSR/cTgUnzvSqfVVe/OveawcXmHcmILhHy32+jfzyGtHtV4ygt26bzAflgUoneyBYCrMofrcQIDAQAB'

export const chromeExtensionId = 'gakmjkfhomjocgilnfponedimokogbbk'

/** A store gives its package an id of its own, which `LATCHKEY_ALLOWED_EXTENSIONS` then names. */
export const toExtensionOrigin = (id: string): string => `chrome-extension://${id}`

export const chromeExtensionOrigin: string = toExtensionOrigin(chromeExtensionId)

export const firefoxExtensionId = 'latchkey@latchkey.invalid'
