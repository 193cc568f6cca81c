import type { Page } from 'playwright'

export interface VirtualAuthenticator {
  /** Whether its owner touches it as soon as a page asks; until then a request waits. */
  setTouched(isTouched: boolean): Promise<void>
}

/** Gives the page passkeys of its own, as a laptop with a fingerprint reader has them. */
export async function addVirtualAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    async setTouched(enabled) {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
  }
}
