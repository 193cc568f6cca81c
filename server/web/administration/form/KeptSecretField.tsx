import { Button } from '../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'

/** A secret of another system: entered here, kept by the server, and shown to nobody again. What comes back from the server is a reference. */
export function KeptSecretField(props: ControlProps) {
  const t = useTranslator()
  const { value, onChange } = props
  const isKept = String(value ?? '').startsWith('secret:')
  return (
    <LabelledField {...props}>
      {isKept ? (
        <div class="buttons">
          <output {...controlAttributes(props)} class="entry-state" tabIndex={-1}>
            {t('administration.secret-kept')}
          </output>
          <Button look="second" onPress={() => onChange(undefined)}>
            {t('administration.secret-replace')}
          </Button>
        </div>
      ) : (
        <input
          {...controlAttributes(props)}
          class="control"
          type="password"
          autocomplete="off"
          value={String(value ?? '')}
          onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
    </LabelledField>
  )
}
