import { useState } from 'preact/hooks'
import { completeAddress, isLink, isWebOrigin } from '../../../../shared/web-address.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'

/** The address of a page: a scheme that was left out is added, and what is wrong is said, as soon as the field is left. */
export function AddressField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange, problems } = props
  const kind = schema.control === 'origin' ? 'origin' : 'link'
  const typed = String(value ?? '')
  const [left, leave] = useState<string>()
  const isRight = kind === 'origin' ? isWebOrigin : isLink
  // What is typed again is looked at when the field is left again.
  const isWrong = typed !== '' && typed === left && !isRight(typed)
  const all =
    isWrong && !problems.has(path)
      ? new Map(problems).set(path, t(kind === 'origin' ? 'findings.origin-invalid' : 'findings.link-invalid'))
      : problems
  const write = (text: string) => onChange(text === '' ? undefined : text)
  return (
    <LabelledField {...props} problems={all}>
      <input
        {...controlAttributes({ path, problems: all })}
        class="control"
        type="text"
        inputMode="url"
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        placeholder={kind === 'origin' ? 'https://mail.example.com' : 'https://'}
        value={typed}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={() => {
          const completed = completeAddress(typed, kind)
          if (completed !== typed) write(completed)
          leave(completed)
        }}
      />
    </LabelledField>
  )
}
