import { ArrowBigUpDash, Eye, EyeOff } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import { useWords } from '../wizard/wording.ts'
import { controlAttributes, FieldFrame, type FieldProps } from './FieldFrame.tsx'

interface SecretInputProps extends FieldProps {
  onTouched?: (value: string) => void
  /** Stands in the line below the control as long as neither a problem nor caps lock needs it. */
  note?: ComponentChildren
  /** Each rise shows what is in the field, which somebody must read who did not type it. */
  showAfter?: number
}

/** A field typed hidden: a button shows what was typed, a note tells of caps lock, pasting is welcome. */
export function SecretInput({ form, field, onTouched, note, showAfter = 0 }: SecretInputProps) {
  const words = useWords()
  const scripted = useScripted()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const watchCapsLock = (event: { getModifierState(key: string): boolean }) =>
    setCapsLock(event.getModifierState('CapsLock'))

  useEffect(() => {
    if (showAfter > 0) setShown(true)
  }, [showAfter])

  // Hidden again when the form goes: browsers keep what a visible text field held.
  useEffect(() => {
    const parent = input.current?.form
    const hide = () => setShown(false)
    parent?.addEventListener('submit', hide)
    return () => parent?.removeEventListener('submit', hide)
  }, [])

  const capsLockNote = (
    <>
      <Icon of={ArrowBigUpDash} />
      <span>{words('wizard.caps-lock')}</span>
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
          autocapitalize="none"
          autocorrect="off"
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
            aria-label={words('wizard.show-secret', { field: field.label })}
            aria-controls={controlAttributes({ form, field }).id}
            onClick={() => setShown(!shown)}
          >
            <Icon of={shown ? EyeOff : Eye} />
          </button>
        )}
      </div>
    </FieldFrame>
  )
}
