import { toCanonicalDid } from '../../authentication/decentralized/did.ts'
import { createPresentations } from '../../authentication/decentralized/verify-presentation.ts'
import type { Presentation } from '../../authentication/identity-sign-in.ts'
import type { Verification } from '../../profiles/profile.ts'
import type { ProfileScope } from '../../profiles/profile-scope.ts'
import {
  findDecentralizedIdentities,
  recordDecentralizedIdentityUse,
} from '../../store/profile-decentralized-identities.ts'

/** What a person answers to a challenge: a proof by the extension's key, or the code that a wallet's device shows. */
export interface WalletReply {
  presentation?: { idToken: string }
  code?: string
}

/** For `Profile.part`. */
export function openDecentralizedIdentities(scope: ProfileScope) {
  const presentations = createPresentations(scope)
  return {
    list: () => findDecentralizedIdentities(scope.store.read, scope.id),
    createChallenge() {
      const { nonce, audience } = presentations.createChallenge('run')
      return { nonce, audience }
    },
    /** The decentralized identity that the reply proves for this challenge, whoever has it. */
    async read({ presentation, code }: WalletReply, nonce: string): Promise<Presentation | undefined> {
      const proven = presentation
        ? await presentations.verify(presentation.idToken, 'run')
        : await presentations.redeem({ nonce, code: code ?? '' }, 'run')
      return proven?.nonce === nonce ? proven : undefined
    },
    /** Whether it is one of the person's. */
    async verify(proven: Presentation | undefined): Promise<Verification> {
      const identifier = proven && toCanonicalDid(proven.identifier)
      const own = await findDecentralizedIdentities(scope.store.read, scope.id)
      const found = own.find((one) => one.identifier === identifier)
      if (!scope.person || !found || !proven) return { valid: false }
      return {
        valid: true,
        addedAt: found.addedAt,
        async consume(tx) {
          await proven.consume(tx)
          await recordDecentralizedIdentityUse(tx, found.id)
        },
      }
    },
  }
}
