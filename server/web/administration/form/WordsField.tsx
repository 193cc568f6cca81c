import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, FieldGroup, FieldNote } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'
import { isObject, type Json } from './value.ts'

/** Words in every language, side by side; what is the same in all languages is one text. */
export function WordsField(props: ControlProps) {
  const t = useTranslator()
  const { languages } = useFormTools()
  const { path, value, onChange, problems } = props
  // Some words cannot be the same in every language.
  const isAlwaysByLanguage = props.schema.type === 'object'
  const byLanguage = isObject(value) || isAlwaysByLanguage
  const known = languages.map(({ code }) => code)
  const words = isObject(value) ? value : {}
  const further = byLanguage ? Object.keys(words).filter((code) => !known.includes(code)) : []
  const write = (code: string, text: string) => {
    const changed = { ...words, [code]: text }
    const kept = Object.fromEntries(Object.entries(changed).filter(([, one]) => one !== ''))
    onChange(Object.keys(kept).length === 0 ? undefined : kept)
  }
  return (
    <FieldGroup {...props}>
      {!isAlwaysByLanguage && (
        <label class="option">
          <input
            type="checkbox"
            checked={byLanguage}
            onChange={(event) => onChange(event.currentTarget.checked ? toWords(value, known) : toText(value))}
          />
          <span>{t('administration.words-by-language')}</span>
        </label>
      )}
      {byLanguage ? (
        <div class="side-by-side">
          {[...known, ...further].map((code) => (
            <label key={code} class="field">
              <span class="field-label">{languages.find((one) => one.code === code)?.name ?? code}</span>
              <textarea
                {...controlAttributes({ path: `${path}.${code}`, problems })}
                class="control"
                rows={3}
                lang={code}
                dir="auto"
                value={String(words[code] ?? '')}
                onInput={(event) => write(code, event.currentTarget.value)}
              />
              <FieldNote path={`${path}.${code}`} schema={{}} problems={problems} />
            </label>
          ))}
        </div>
      ) : (
        <textarea
          {...controlAttributes({ path, problems })}
          aria-label={props.schema.title}
          class="control"
          rows={3}
          dir="auto"
          value={String(value ?? '')}
          onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      )}
    </FieldGroup>
  )
}

const toWords = (value: Json | undefined, languages: readonly string[]): Json =>
  Object.fromEntries(languages.map((code) => [code, String(value ?? '')]))

/** The words of the first language that has some. */
const toText = (value: Json | undefined): Json | undefined =>
  isObject(value) ? Object.values(value).find((text) => text !== '') : value
