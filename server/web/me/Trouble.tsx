import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Visit } from './visit.ts'

/** Why the last call brought nothing; `again` makes it once more. */
export function Trouble({ visit, again }: { visit: Visit; again?: () => Promise<void> }) {
  const words = useWords()
  const { problem, busy } = visit.state.value
  if (!problem) return null
  return (
    <Notice tone="bad" alert>
      <p>{problem.text}</p>
      {again && (
        <Button look="second" busy={busy} onPress={() => void again()}>
          {words('wizard.retry')}
        </Button>
      )}
    </Notice>
  )
}
