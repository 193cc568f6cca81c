import { Breakable } from '../ui/Breakable.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useTranslator } from './use-translator.ts'
import type { Wizard } from './wizard.ts'

/** Why the last request failed, with a countdown to the next try if there is one. */
export function RequestError({ wizard }: { wizard: Wizard }) {
  const t = useTranslator()
  const { problem, secretsCleared, view } = wizard.state.value
  if (problem) {
    return (
      <Notice tone={problem.retryIn === undefined ? 'bad' : 'warn'} alert>
        <p>
          <Breakable text={problem.text} />
          {/* What was sent from a step may have arrived; the wizard finds out before it goes on. */}
          {problem.code === 'server-unreachable' &&
            ` ${t(view.kind === 'step' ? 'wizard.nothing-twice' : 'wizard.nothing-changed')}`}
        </p>
        {problem.retryIn !== undefined && (
          <>
            {/* Hidden from screen readers, which would announce it every second. */}
            <p class="countdown" aria-hidden="true">
              {t('wizard.retrying', { seconds: problem.retryIn })}
            </p>
            <Button look="second" onPress={wizard.retryNow}>
              {t('wizard.retry')}
            </Button>
          </>
        )}
      </Notice>
    )
  }
  if (!secretsCleared) return null
  return <Notice tone="warn" alert text={t('wizard.hidden-cleared')} />
}
