import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'

/** To approve takes the number that the waiting page shows; to refuse takes nothing. */
export type ApprovalDecision = { decision: 'approve'; number: string } | { decision: 'refuse' }

interface DecisionFormProps {
  /** Of the request; unique on the page. */
  id: string
  /** Whom the request is about, so that a screen reader tells the buttons of several requests apart. */
  about: string
  texts: { number: string; incomplete: string; approve: string; refuse: string }
  busy: boolean
  /** Why the last decision on this request was not accepted. */
  problem?: { code: string; text: string }
  onDecide: (decision: ApprovalDecision) => void
}

/** Decides on one request that waits for an approver. */
export function DecisionForm({ id, about, texts, busy, problem, onDecide }: DecisionFormProps) {
  const [number, setNumber] = useState('')
  const [isIncomplete, setIncomplete] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const problemText = isIncomplete ? texts.incomplete : problem?.text
  // A wrong number is typed again in full.
  useLayoutEffect(() => {
    if (problem?.code !== 'approval-number-wrong') return
    setNumber('')
    input.current?.focus()
  }, [problem])
  const approve = () => {
    const isComplete = /^\d{2}$/.test(number.trim())
    setIncomplete(!isComplete)
    if (isComplete) onDecide({ decision: 'approve', number: number.trim() })
    else input.current?.focus()
  }
  const name = <span class="only-read">: {about}</span>
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        approve()
      }}
    >
      <div class="field">
        <label class="field-label" for={`number-${id}`}>
          {texts.number}
        </label>
        <input
          ref={input}
          id={`number-${id}`}
          class="control"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={2}
          data-code=""
          aria-invalid={problemText ? 'true' : undefined}
          value={number}
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
      </div>
      {problemText && <Notice tone="bad" alert text={problemText} />}
      <div class="buttons">
        <Button look="second" type="submit" busy={busy}>
          {texts.approve}
          {name}
        </Button>
        <Button look="second" busy={busy} onPress={() => onDecide({ decision: 'refuse' })}>
          {texts.refuse}
          {name}
        </Button>
      </div>
    </form>
  )
}
