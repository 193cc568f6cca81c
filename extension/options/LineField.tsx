import { CircleAlert, CircleCheck } from 'lucide'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'

export interface Note {
  tone: 'bad' | 'good'
  text: string
}

interface LineFieldProps {
  id: string
  label: string
  hint: string
  value: string
  onInput: (value: string) => void
  note: Note | undefined
  submit: string
  busy: boolean
  onSubmit: () => void
}

/** A field for one address with a button beside it; the result is shown below, where space is reserved. */
export function LineField({ id, label, hint, value, onInput, note, submit, busy, onSubmit }: LineFieldProps) {
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSubmit()
      }}
    >
      <label class="field-label" for={id}>
        {label}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div class="line">
        <input
          id={id}
          class="control"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          aria-describedby={`${id}-hint ${id}-note`}
          aria-invalid={note?.tone === 'bad' ? 'true' : undefined}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <Button look="primary" type="submit" busy={busy}>
          {submit}
        </Button>
      </div>
      {/* Not a paragraph: screen readers would stop at an empty one. */}
      <div
        class="field-note"
        id={`${id}-note`}
        role="status"
        data-problem={note?.tone === 'bad' ? '' : undefined}
        data-tone={note?.tone}
      >
        {note && (
          <>
            <Icon icon={note.tone === 'bad' ? CircleAlert : CircleCheck} />
            <span>{note.text}</span>
          </>
        )}
      </div>
    </form>
  )
}
