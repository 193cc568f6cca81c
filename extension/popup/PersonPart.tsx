import { KeyRound } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reply } from '../../shared/wizard/client.ts'
import { taskIcon } from '../../shared/wizard/task-icon.ts'
import { ask } from '../server-link/ask.ts'
import { DaysRing } from './DaysRing.tsx'
import { Row } from './Row.tsx'
import { sayState } from './say-state.ts'

interface PersonPartProps {
  language: string
  /** Origin of the server that is asked. */
  server: string
  open: (order: { workflow?: string; account?: string; forPage?: boolean }) => void
}

/** For somebody who was helped in this browser before: the state of the account, and the tasks that make sense now. */
export function PersonPart({ language, server, open }: PersonPartProps) {
  const words = wordsFor(language)
  const [reply, setReply] = useState<Reply<AccountStateReply>>()
  const [round, setRound] = useState(0)
  const [asking, setAsking] = useState(true)
  useEffect(() => {
    setAsking(true)
    void ask<Reply<AccountStateReply> | undefined>({ ask: 'state', language, server }).then((answer) => {
      setReply(answer)
      setAsking(false)
    })
  }, [language, server, round])

  if (reply && !reply.ok) {
    return (
      <Notice tone="bad" alert>
        <p>{reply.problem.text}</p>
        <Button look="second" busy={asking} onPress={() => setRound(round + 1)}>
          {words('extension.popup-retry')}
        </Button>
      </Notice>
    )
  }
  if (!reply && asking) {
    return (
      <div class="state" role="status" aria-busy="true">
        <span class="only-read">{words('extension.popup-loading')}</span>
        <div class="skeleton" data-part="ring" />
        <div class="skeleton" data-part="text" />
      </div>
    )
  }
  // The token was revoked meanwhile: nothing is known of a person any more.
  if (!reply) {
    return (
      <Row
        icon={KeyRound}
        title={words('extension.popup-wizard')}
        text={words('extension.popup-wizard-text')}
        onPress={() => open({})}
      />
    )
  }
  const { account, displayName, daysLeft = 0, tasks } = reply.value
  const { sentence, tone, sign, exact } = sayState(reply.value, language)
  return (
    <>
      <section class="state" data-tone={tone}>
        <DaysRing days={daysLeft} sign={sign} unit={words('extension.popup-days', { days: daysLeft })} />
        <div>
          <p class="state-name">{displayName}</p>
          <p class="state-text" title={exact}>
            {sentence}
          </p>
          <a class="state-more" href={`${server}/me/`} target="_blank" rel="noreferrer">
            {words('extension.popup-health')}
          </a>
        </div>
      </section>
      <section class="rows" aria-label={words('extension.popup-tasks')}>
        {tasks.map((task) => (
          <Row
            key={task.workflow}
            icon={taskIcon(task.workflow)}
            title={task.title}
            text={task.text}
            onPress={() => open({ workflow: task.workflow, account })}
          />
        ))}
      </section>
    </>
  )
}
