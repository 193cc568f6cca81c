import { ArrowBigUpDash, Eye, EyeOff } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useTranslator } from '../wizard/use-translator.ts'
import { controlAttributes, FieldFrame, type FieldProps } from './FieldFrame.tsx'

interface SecretInputProps extends FieldProps {
  onTouched?: (value: string) => void
  /** Shown in the line below the control unless there is a problem or caps lock is on. */
  note?: ComponentChildren
}

/** A password field: a button shows its content, a note warns of caps lock, pasting is allowed. */
export function SecretInput({ form, field, onTouched, note }: SecretInputProps) {
  const t = useTranslator()
  const scripted = useScripted()
  const [shown, setShown] = useState(Boolean(field.chosen && scripted))
  const [capsLock, setCapsLock] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const watchCapsLock = (event: { getModifierState(key: string): boolean }) =>
    setCapsLock(event.getModifierState('CapsLock'))

  // Hidden again on submit, since browsers remember the content of text fields.
  useEffect(() => {
    // What is made up here may have to be mended; `autocomplete` keeps it out of the browser's memory.
    if (field.chosen) return
    const parent = input.current?.form
    const hide = () => setShown(false)
    parent?.addEventListener('submit', hide)
    return () => parent?.removeEventListener('submit', hide)
  }, [])

  const capsLockNote = (
    <>
      <Icon icon={ArrowBigUpDash} />
      <span>{t('wizard.caps-lock')}</span>
    </>
  )
  return (
    <FieldFrame form={form} field={field} note={capsLock ? capsLockNote : note}>
      <div class={scripted ? 'secret' : undefined}>
        <input
          {...controlAttributes({ form, field })}
          ref={input}
          class="control"
          {...(shown ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          data-secret={shown ? '' : undefined}
          value={String(form.values.value[field.path] ?? '')}
          autocomplete={field.autocomplete ?? 'off'}
          spellcheck={false}
          dir="ltr"
          onInput={(event) => {
            form.set(field.path, event.currentTarget.value)
            onTouched?.(event.currentTarget.value)
          }}
          onFocus={(event) => onTouched?.(event.currentTarget.value)}
          onBlur={() => setCapsLock(false)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
        />
        {scripted && (
          <button
            type="button"
            class="secret-toggle"
            aria-pressed={shown}
            aria-label={t('wizard.show-secret', { field: field.label })}
            aria-controls={controlAttributes({ form, field }).id}
            onClick={() => setShown(!shown)}
          >
            <Icon icon={shown ? EyeOff : Eye} />
          </button>
        )}
      </div>
    </FieldFrame>
  )
}
