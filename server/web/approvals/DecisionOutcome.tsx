import { useLayoutEffect, useRef } from 'preact/hooks'
import { Notice } from '../../../shared/ui/Notice.tsx'

interface DecisionOutcomeProps {
  outcome: 'approve' | 'refuse' | 'problem'
  text: string
}

const tones = { approve: 'good', refuse: 'quiet', problem: 'bad' } as const

/** What a decision came to. Takes the focus of the button that is gone, so that it is announced. */
export function DecisionOutcome({ outcome, text }: DecisionOutcomeProps) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => line.current?.focus(), [])
  return (
    <div ref={line} class="request-outcome" tabIndex={-1}>
      <Notice tone={tones[outcome]} alert text={text} />
    </div>
  )
}
