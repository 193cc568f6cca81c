import { Hourglass } from 'lucide'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import { PageHeading } from './PageHeading.tsx'
import type { WaitStep } from './page.ts'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

/** Something else must happen first; the wizard looks again by itself. */
export function WaitPage({ wizard, step, onCancel }: { wizard: Wizard; step: WaitStep; onCancel: () => void }) {
  const words = useWords()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="quiet">
        <Icon of={Hourglass} />
      </span>
      <PageHeading title={step.title} name={wizard.state.value.site?.name} />
      <p class="page-text" role="status">
        {step.text}
      </p>
      <span class="waiting-bar" aria-hidden="true" />
      <CallTrouble wizard={wizard} />
      <div class="buttons">
        <Button look="quiet" onPress={onCancel}>
          {words('wizard.cancel')}
        </Button>
      </div>
    </div>
  )
}
