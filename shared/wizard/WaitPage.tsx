import { Hourglass } from 'lucide'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { AskedLine } from './AskedLine.tsx'
import { PageHeading } from './PageHeading.tsx'
import type { WaitStep } from './page.ts'
import { RequestError } from './RequestError.tsx'
import { ComparedValue } from './ShownValues.tsx'
import { useTranslator } from './use-translator.ts'
import type { Wizard } from './wizard.ts'

/** A step that waits for something else; the wizard polls by itself. */
export function WaitPage({ wizard, step, onCancel }: { wizard: Wizard; step: WaitStep; onCancel: () => void }) {
  const t = useTranslator()
  return (
    <div class="outcome">
      <span class="outcome-sign" data-tone="quiet">
        <Icon icon={Hourglass} />
      </span>
      <PageHeading title={step.title} name={wizard.state.value.site?.name} />
      <p class="page-text" role="status">
        {step.text}
      </p>
      {step.shown && <ComparedValue {...step.shown} />}
      <AskedLine step={step} />
      <span class="waiting-bar" aria-hidden="true" />
      <RequestError wizard={wizard} />
      <div class="buttons">
        <Button look="quiet" onPress={onCancel}>
          {t('wizard.cancel')}
        </Button>
      </div>
    </div>
  )
}
