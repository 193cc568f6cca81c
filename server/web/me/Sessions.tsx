import { AppWindow, type IconNode, MonitorSmartphone, Puzzle } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { OpenSession } from './client.ts'
import type { HealthStore } from './health-store.ts'
import { Moment } from './Moment.tsx'

const icons: Record<OpenSession['kind'], IconNode> = {
  session: AppWindow,
  'state-token': Puzzle,
  'known-browser': MonitorSmartphone,
}

interface SessionsProps {
  store: HealthStore
  /** BCP 47. */
  language: string
}

/** Where this person is signed in or known, so that they notice what is not theirs, and end it. */
export function Sessions({ store, language }: SessionsProps) {
  const t = useTranslator()
  const { sessions, sessionsEnded, busy } = store.state.value
  const others = sessions.filter(({ current }) => !current)
  return (
    <section class="part sessions">
      <h2>{t('me.sessions-title')}</h2>
      {sessionsEnded && <Ended key={sessionsEnded.number} />}
      <ul class="methods">
        {sessions.map((session) => (
          <Item key={session.id} store={store} session={session} language={language} />
        ))}
      </ul>
      <p class="quiet">{t('me.sessions-care')}</p>
      <div class="buttons">
        {others.length > 0 && (
          <Button look="second" busy={busy} onPress={() => void store.endSessions('others')}>
            {t('me.sessions-end-others')}
          </Button>
        )}
        <Button look="second" busy={busy} onPress={() => void store.endSessions('all')}>
          {t('me.sessions-end-all')}
        </Button>
      </div>
    </section>
  )
}

function Item({ store, session, language }: SessionsProps & { session: OpenSession }) {
  const t = useTranslator()
  const { id, kind, frontEnd, browser, address, createdAt, usedAt, current } = session
  const name = t((kind === 'session' ? `me.session-${frontEnd}` : `me.session-${kind}`) as MessageKey)
  const place = [browser ?? t('me.session-no-browser'), address].filter(Boolean).join(' · ')
  return (
    <li>
      <Icon icon={icons[kind]} />
      <span class="session">
        <span>
          {name}
          {current && <strong> · {t('me.session-current')}</strong>}
        </span>
        <span class="quiet">{place}</span>
        <span class="quiet">
          {t('me.session-since')} <Moment iso={createdAt} language={language} />
          {usedAt && (
            <>
              {' · '}
              {t('me.session-used')} <Moment iso={usedAt} language={language} />
            </>
          )}
        </span>
      </span>
      {!current && (
        <Button look="quiet" busy={store.state.value.busy} onPress={() => void store.endSession(id)}>
          {t('me.session-end')}
          <span class="only-read">: {[name, place].join(', ')}</span>
        </Button>
      )}
    </li>
  )
}

/** Takes the focus of the removed button, so that it is announced. */
function Ended() {
  const t = useTranslator()
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => line.current?.focus(), [])
  return (
    <div ref={line} class="request-outcome" tabIndex={-1}>
      <Notice tone="good" alert text={t('me.sessions-ended')} />
    </div>
  )
}
