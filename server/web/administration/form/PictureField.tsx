import { Button } from '../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'

/** A picture from a file, as a data: URL; the server cleans it and may refuse it. */
export function PictureField(props: ControlProps) {
  const t = useTranslator()
  const { value, onChange, schema } = props
  return (
    <LabelledField {...props}>
      {typeof value === 'string' && <img class="picture" src={value} alt={schema.title} />}
      <input
        {...controlAttributes(props)}
        class="file"
        type="file"
        accept="image/png,image/svg+xml"
        onChange={async (event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) onChange(await readAsDataUrl(file))
        }}
      />
      {value !== undefined && (
        <Button look="quiet" onPress={() => onChange(undefined)}>
          {t('administration.no-picture')}
        </Button>
      )}
    </LabelledField>
  )
}

const readAsDataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
