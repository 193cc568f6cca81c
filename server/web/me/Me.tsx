import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/moments.css'
import './me.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords, Wording, wordsFor } from '../../../shared/wizard/wording.ts'
import type { MeClient } from './client.ts'
import { HealthPage } from './HealthPage.tsx'
import { SignInPage } from './SignInPage.tsx'
import { Trouble } from './Trouble.tsx'
import { createVisit, type Visit } from './visit.ts'

export interface MeProps {
  /** Made for a language that may change: `language` gives the present one. */
  client: (language: () => string) => MeClient
  /** Language to begin with, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown at the foot. */
  address: string
}

/** My password health: sign in → how my account stands, what to do next, and who of my people waits for me. */
export function Me({ client, language, onLanguage, address }: MeProps) {
  const [code, setCode] = useState(language)
  const current = useRef(code)
  const words = useMemo(() => wordsFor(code), [code])
  const visit = useVisit(() => client(() => current.current))
  useEffect(() => {
    document.documentElement.lang = code
  }, [code])
  if (!visit) return null
  const { view, site, health, problem } = visit.state.value

  const choose = (chosen: string) => {
    current.current = chosen
    setCode(chosen)
    onLanguage?.(chosen)
    void visit.refresh()
  }
  return (
    <Wording.Provider value={words}>
      <div class="me">
        <Frame
          site={site}
          unreachable={!site && problem !== undefined}
          address={address}
          language={{ current: code, choose }}
          aside={
            health && (
              <Button look="quiet" onPress={() => void visit.signOut()}>
                {words('me.sign-out')}
              </Button>
            )
          }
        >
          {view === 'loading' && <Loading visit={visit} />}
          {view === 'sign-in' && <SignInPage visit={visit} />}
          {view === 'health' && health && <HealthPage visit={visit} health={health} language={code} />}
        </Frame>
      </div>
    </Wording.Provider>
  )
}

function Loading({ visit }: { visit: Visit }) {
  const words = useWords()
  if (!visit.state.value.problem) return <Skeleton label={words('me.loading')} />
  return (
    <>
      <PageHeading title={words('wizard.unreachable-title')} />
      <Trouble visit={visit} again={visit.begin} />
    </>
  )
}

function useVisit(client: () => MeClient): Visit | undefined {
  const [visit, setVisit] = useState<Visit>()
  // One visit for the life of the component.
  useEffect(() => {
    const life = new AbortController()
    const { signal } = life
    const made = createVisit(client(), signal)
    setVisit(made)
    void made.begin()
    // Whoever comes back, from the wizard in another tab perhaps, sees how things stand now.
    const look = () => void (document.visibilityState === 'visible' && made.refresh())
    document.addEventListener('visibilitychange', look, { signal })
    return () => life.abort()
  }, [])
  return visit
}
