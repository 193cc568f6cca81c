import type { PasswordRefusal } from '../connected-systems/connected-system.ts'
import type { Asker, PasswordPageServices } from './services.ts'
import { setPassword, type TargetOutcome } from './set-password.ts'
import type { PasswordTarget } from './targets.ts'

export interface SetOrder {
  /** Names the order: sent twice, it changes nothing twice. */
  request: string
  targets: readonly PasswordTarget[]
  newPassword: string
  /** Nothing is set unless every system accepts the password. */
  checksAllFirst: boolean
}

export type SetResult =
  /** Nothing was sent: what this account's system asks for is not met. */
  | { refused: PasswordRefusal; target: PasswordTarget }
  | { results: readonly { target: PasswordTarget; outcome: TargetOutcome }[] }

/** Sets one password for several accounts, one after the other: what became of each is known before the next is sent. */
export async function setPasswords(
  services: PasswordPageServices,
  asker: Asker,
  { request, targets, newPassword, checksAllFirst }: SetOrder,
): Promise<SetResult> {
  if (checksAllFirst)
    for (const target of targets) {
      const refused = await target.account?.check(newPassword)
      if (refused) return { refused, target }
    }
  const results: { target: PasswordTarget; outcome: TargetOutcome }[] = []
  for (const target of targets) results.push({ target, outcome: await setChecked(target) })
  return { results }

  async function setChecked(target: PasswordTarget): Promise<TargetOutcome> {
    const { account } = target
    if (!account) return { outcome: 'refused', refusal: { code: `target-${target.obstacle ?? 'missing'}` } }
    const refusal = checksAllFirst ? undefined : await account.check(newPassword)
    if (refusal) return { outcome: 'refused', refusal }
    return setPassword(services, asker, { request, target: { ...target, account }, newPassword })
  }
}
