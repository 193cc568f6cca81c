import { describe } from '../commands/describe.ts'
import type { Config } from '../config.ts'
import type { Check, Section } from './check.ts'
import { fail } from './check.ts'

/** All checks in their order; one that breaks is a failure of its own and hides no other. */
export async function examine(checks: readonly Check[], config: Config, signal: AbortSignal): Promise<Section[]> {
  const sections: Section[] = []
  for (const check of checks) {
    signal.throwIfAborted()
    sections.push(...(await check.look(config, signal).catch((error: unknown) => [broken(check, error)])))
  }
  return sections
}

const broken = ({ id }: Check, error: unknown): Section => ({
  title: id,
  findings: [fail(id, `could not be looked at: ${describe(error)}. Report this, it is a fault of Latchkey.`)],
})
