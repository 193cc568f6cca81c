import type { AccountState } from '../../directory/directory.ts'
import { isTooNew } from '../../profiles/method.ts'
import type { Profile } from '../../profiles/profile.ts'

export type Hint = 'disabled' | 'failures' | 'new-method' | 'new-password'

const day = 86_400_000

/** What speaks for calling the person before one agrees: marks of an account that somebody else is after. */
export async function hintsAbout(of: {
  state: Pick<AccountState, 'disabled' | 'passwordLastSet'>
  profile: Pick<Profile, 'failures' | 'methods'>
  /** For so long a method is new. */
  hours: number
  now: Date
}): Promise<Hint[]> {
  const { state, profile, hours, now } = of
  const [failures, methods] = await Promise.all([profile.failures(), profile.methods()])
  const age = state.passwordLastSet && now.getTime() - state.passwordLastSet.getTime()
  const marks: Record<Hint, boolean> = {
    failures: failures > 0,
    'new-password': age !== undefined && age < day,
    'new-method': methods.some((method) => isTooNew(method, hours, now)),
    disabled: state.disabled,
  }
  return (Object.keys(marks) as Hint[]).filter((hint) => marks[hint])
}
