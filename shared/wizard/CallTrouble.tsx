import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

/** Why the last call brought nothing, said where it happened; counts down to the next try where there is one. */
export function CallTrouble({ wizard }: { wizard: Wizard }) {
  const words = useWords()
  const { problem, secretsLost } = wizard.state.value
  if (problem) {
    return (
      <Notice tone={problem.retryIn === undefined ? 'bad' : 'warn'} alert>
        <p>{problem.text}</p>
        {problem.retryIn !== undefined && (
          <>
            {/* Seconds are for the eye: read aloud each second they would drown everything else. */}
            <p class="countdown" aria-hidden="true">
              {words('wizard.retrying', { seconds: problem.retryIn })}
            </p>
            <Button look="second" onPress={wizard.retryNow}>
              {words('wizard.retry')}
            </Button>
          </>
        )}
      </Notice>
    )
  }
  if (!secretsLost) return null
  return (
    <Notice tone="warn" alert>
      <p>{words('wizard.hidden-cleared')}</p>
    </Notice>
  )
}
