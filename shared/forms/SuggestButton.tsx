import { useSignal } from '@preact/signals'
import { Sparkles } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { useWords } from '../wizard/wording.ts'
import { controlId, type FieldProps } from './FieldFrame.tsx'

/**
 * Puts a passphrase into the field that keeps the rules, those that only the server judges as well. What it did is said aloud
 * and stands below, since the field may be far from where somebody reads.
 */
export function SuggestButton({ form, field, onSuggested }: FieldProps & { onSuggested: (password: string) => void }) {
  const words = useWords()
  const said = useSignal<'' | 'searching' | 'done' | 'none'>('')

  const search = async () => {
    if (said.value === 'searching') return
    said.value = 'searching'
    const found = await form.suggest(document.documentElement.lang)
    if (found !== undefined) onSuggested(found)
    said.value = found === undefined ? 'none' : 'done'
  }
  return (
    <div class="suggest">
      <button
        type="button"
        class="suggest-button"
        aria-controls={controlId(field.path)}
        aria-disabled={said.value === 'searching' ? 'true' : undefined}
        onClick={() => void search()}
      >
        {said.value === 'searching' ? <Spinner /> : <Icon of={Sparkles} />}
        <span>{words('wizard.suggest')}</span>
      </button>
      <p class="suggest-said" role="status">
        {said.value === 'done' || said.value === 'none' ? words(`wizard.suggest-${said.value}`) : ''}
      </p>
    </div>
  )
}
