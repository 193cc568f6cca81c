import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/moments.css'
import './helpdesk.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { lazily } from '../../../shared/wizard/lazily.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords, Wording, wordsFor } from '../../../shared/wizard/wording.ts'
import type { HelpdeskClient } from './client.ts'
import { createDesk, type Desk } from './desk.ts'
import { FindPage } from './FindPage.tsx'
import { SignInPage } from './SignInPage.tsx'

const { Lazy: PersonPage } = lazily(async () => (await import('./PersonPage.tsx')).PersonPage)
const { Lazy: TaskPage } = lazily(async () => (await import('./TaskPage.tsx')).TaskPage)

export interface HelpdeskProps {
  /** Made for a language that may change: `language` gives the present one. */
  client: (language: () => string) => HelpdeskClient
  /** Language to begin with, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown at the foot. */
  address: string
}

/** The Helpdesk site: sign in → find somebody → how they stand and what can be done → the wizard → how they stand now. */
export function Helpdesk({ client: clientFor, language, onLanguage, address }: HelpdeskProps) {
  const [code, setCode] = useState(language)
  const current = useRef(code)
  const words = useMemo(() => wordsFor(code), [code])
  const client = useMemo(() => clientFor(() => current.current), [])
  const desk = useDesk(client)
  useEffect(() => {
    document.documentElement.lang = code
  }, [code])
  if (!desk) return null
  const { view, site, operator, problem } = desk.state.value

  const choose = (chosen: string) => {
    current.current = chosen
    setCode(chosen)
    onLanguage?.(chosen)
    desk.reword()
  }
  return (
    <Wording.Provider value={words}>
      <div class="helpdesk" data-view={view.kind}>
        <Frame
          site={site}
          unreachable={problem !== undefined}
          address={address}
          language={view.kind === 'task' ? undefined : { current: code, choose }}
          aside={
            operator && (
              <div class="operator">
                <span class="operator-name">{operator.displayName}</span>
                <Button look="quiet" onPress={() => void desk.signOut()}>
                  {words('helpdesk.sign-out')}
                </Button>
              </div>
            )
          }
        >
          {view.kind === 'loading' && <Loading desk={desk} />}
          {view.kind === 'sign-in' && <SignInPage desk={desk} />}
          {view.kind === 'find' && <FindPage desk={desk} client={client} />}
          {view.kind === 'person' && (
            <PersonPage key={view.person.id} desk={desk} person={view.person} before={view.about} />
          )}
          {view.kind === 'task' && <TaskPage desk={desk} client={client} view={view} language={code} />}
        </Frame>
      </div>
    </Wording.Provider>
  )
}

function Loading({ desk }: { desk: Desk }) {
  const words = useWords()
  const { problem } = desk.state.value
  if (!problem) return <Skeleton label={words('wizard.loading')} />
  return (
    <>
      <PageHeading title={words('wizard.unreachable-title')} />
      <Notice tone="warn" alert>
        <p>{problem.text}</p>
        <Button look="second" onPress={() => void desk.begin()}>
          {words('wizard.retry')}
        </Button>
      </Notice>
    </>
  )
}

function useDesk(client: HelpdeskClient): Desk | undefined {
  const [desk, setDesk] = useState<Desk>()
  // One desk for the life of the component.
  useEffect(() => {
    const life = new AbortController()
    const made = createDesk(client, life.signal)
    setDesk(made)
    void made.begin()
    return () => life.abort()
  }, [])
  return desk
}
