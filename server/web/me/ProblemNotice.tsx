import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { HealthStore } from './health-store.ts'

/** Why the last request failed, with a button that repeats it. */
export function ProblemNotice({ store, onRetry }: { store: HealthStore; onRetry?: () => Promise<void> }) {
  const t = useTranslator()
  const { problem, busy } = store.state.value
  if (!problem) return null
  return (
    <Notice tone="bad" alert text={problem.text}>
      {onRetry && (
        <Button look="second" busy={busy} onPress={() => void onRetry()}>
          {t('wizard.retry')}
        </Button>
      )}
    </Notice>
  )
}
