import { KeyRound } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { AccountStateReply } from '../../server/routes/state.ts'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import { getWorkflowIcon } from '../../shared/wizard/workflow-icon.ts'
import { requestFromBackground } from '../messages/send-to-background.ts'
import { DaysRing } from './DaysRing.tsx'
import { describeState } from './describe-state.ts'
import { Row } from './Row.tsx'
import { StateSkeleton } from './StateSkeleton.tsx'

interface PersonPartProps {
  language: string
  /** Origin of the server. */
  server: string
  open: (order: { workflow?: string; account?: string; forPage?: boolean }) => void
}

/** For a person whose run succeeded in this browser: the state of the account, and the tasks that apply now. */
export function PersonPart({ language, server, open }: PersonPartProps) {
  const t = getTranslator(language)
  const [reply, setReply] = useState<Reply<AccountStateReply | undefined>>()
  const [round, setRound] = useState(0)
  const [asking, setAsking] = useState(true)
  useEffect(() => {
    setAsking(true)
    void requestFromBackground<AccountStateReply | undefined>({ type: 'state', language, server }).then((answer) => {
      setReply(answer)
      setAsking(false)
    })
  }, [language, server, round])

  if (reply && !reply.ok) {
    return (
      <Notice tone="bad" alert>
        <p>{reply.problem.text}</p>
        <Button look="second" busy={asking} onPress={() => setRound(round + 1)}>
          {t('extension.popup-retry')}
        </Button>
      </Notice>
    )
  }
  if (!reply && asking) return <StateSkeleton label={t('extension.popup-loading')} />
  // The token was revoked, so the person is unknown again.
  if (!reply?.value) {
    return (
      <Row
        icon={KeyRound}
        title={t('extension.popup-wizard')}
        text={t('extension.popup-wizard-text')}
        onPress={() => open({})}
      />
    )
  }
  const { account, displayName, daysLeft = 0, tasks } = reply.value
  const { sentence, tone, sign, exact } = describeState(reply.value, language)
  return (
    <>
      <section class="state" data-tone={tone}>
        <DaysRing days={daysLeft} sign={sign} unit={t('extension.popup-days', { days: daysLeft })} />
        <div>
          <p class="state-name">{displayName}</p>
          <p class="state-text" title={exact}>
            {sentence}
          </p>
          <a class="state-more" href={`${server}/me/`} target="_blank" rel="noreferrer">
            {t('extension.popup-health')}
          </a>
        </div>
      </section>
      <section class="rows" aria-label={t('extension.popup-tasks')}>
        {tasks.map((task) => (
          <Row
            key={task.workflow}
            icon={getWorkflowIcon(task.workflow)}
            title={task.title}
            text={task.text}
            onPress={() => open({ workflow: task.workflow, account })}
          />
        ))}
      </section>
    </>
  )
}
