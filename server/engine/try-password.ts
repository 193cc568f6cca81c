import { AppError } from '../../shared/errors.ts'
import type { Problem } from '../../shared/wizard/page.ts'
import type { EngineServices } from './services.ts'
import { type OpenRun, standingStep, takeTurn } from './turn.ts'
import { firstWorded } from './wording.ts'

/**
 * Why the standing page would refuse this new password, worded; undefined: no rule that can be known before it is sent does. Reads
 * only, and keeps nothing. Throws AppError `invalid-request` where the page asks for no new password.
 */
export async function tryPassword(
  services: EngineServices,
  run: OpenRun,
  newPassword: string,
): Promise<Problem | undefined> {
  const step = standingStep(run)
  const refusal = await takeTurn(services, run, async ({ context }) => {
    const ctx = step && context(step, run.state)
    const page = ctx && (await step.activity.page?.(ctx))
    if (!ctx || !page?.rules) throw new AppError('invalid-request', { values: { field: 'number' } })
    return ctx.policy.checkPassword(newPassword)
  })
  if (!refusal) return undefined
  const { code, field, values } = refusal
  const words = services.words(run.row.language)
  const text = firstWorded(words, [`problems.${code}`, 'problems.not-accepted'], values) ?? code
  return { code, text, ...(field !== undefined && { field }) }
}
