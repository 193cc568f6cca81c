import { useSignal } from '@preact/signals'
import { Sparkles } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { CopyButton } from '../wizard/CopyButton.tsx'
import { useTranslator } from '../wizard/use-translator.ts'
import { controlId, type FieldProps } from './FieldFrame.tsx'

/**
 * Puts a passphrase into the field that meets all rules, including those that only the server can check. It stands below, whole, for
 * as long as it is the field's content: the field cuts off what is long.
 */
export function SuggestButton({ form, field, onSuggested }: FieldProps & { onSuggested: (password: string) => void }) {
  const t = useTranslator()
  const said = useSignal<'' | 'searching' | 'done' | 'none'>('')
  const suggested = useSignal('')
  const isTaken = suggested.value !== '' && form.values.value[field.path] === suggested.value

  const search = async () => {
    if (said.value === 'searching') return
    said.value = 'searching'
    const found = await form.suggest(document.documentElement.lang)
    if (found !== undefined) {
      suggested.value = found
      onSuggested(found)
    }
    said.value = found === undefined ? 'none' : 'done'
  }
  return (
    <div class="suggest">
      {isTaken && (
        <code class="suggestion" dir="ltr">
          {suggested.value}
        </code>
      )}
      <div class="suggest-row">
        {/* Another password has not been copied. */}
        {isTaken && <CopyButton key={suggested.value} value={suggested.value} />}
        <button
          key="suggest"
          type="button"
          class="suggest-button"
          aria-controls={controlId(field.path)}
          aria-disabled={said.value === 'searching' ? 'true' : undefined}
          onClick={() => void search()}
        >
          {said.value === 'searching' ? <Spinner /> : <Icon icon={Sparkles} />}
          <span>{t(isTaken ? 'wizard.suggest-another' : 'wizard.suggest')}</span>
        </button>
      </div>
      <div class="suggest-said" role="status">
        {said.value === 'none' || (said.value === 'done' && isTaken) ? t(`wizard.suggest-${said.value}`) : ''}
      </div>
    </div>
  )
}
