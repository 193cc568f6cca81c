import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/task-list.css'
import '../../../shared/wizard/moments.css'
import '../../../shared/wizard/step-parts.css'
import '../../../shared/wizard/doors.css'
import '../approvals/approvals.css'
import './helpdesk.css'
import { useMemo, useState } from 'preact/hooks'
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext } from '../../../shared/wizard/use-translator.ts'
import { StaffSite } from '../staff-sign-in/StaffSite.tsx'
import type { PageAddress } from './address.ts'
import type { NoteStorage } from './call-notes.ts'
import type { HelpdeskClient } from './client.ts'
import { FindPage } from './FindPage.tsx'
import { createHelpdeskStore, type HelpdeskStore } from './helpdesk-store.ts'
import { OpeningPage } from './OpeningPage.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'

const { Lazy: PersonPage } = createLazyComponent(async () => (await import('./PersonPage.tsx')).PersonPage)
const { Lazy: TaskPage } = createLazyComponent(async () => (await import('./RunPage.tsx')).RunPage)

interface HelpdeskProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => HelpdeskClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
  /** Of the current page. */
  pageAddress: PageAddress
  /** Of this tab. */
  storage: NoteStorage
  /** Of this browser. */
  settings?: NoteStorage
}

/** The Helpdesk site: sign in → find a person → state and workflows → the wizard → the new state. */
export function Helpdesk({
  client: clientFor,
  language,
  onLanguage,
  address,
  pageAddress,
  ...storages
}: HelpdeskProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const client = useMemo(() => clientFor(read), [])
  const store = useForLifetime((signal) =>
    startHelpdeskStore(client, { ended: signal, address: pageAddress, ...storages }),
  )
  const [hasResult, setHasResult] = useState(false)
  if (!store) return null
  const { view } = store.state.value
  const { view: stage } = store.staff.state.value

  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    store.reloadTexts()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <div class="staff-site helpdesk" data-view={stage === 'signed-in' ? view.kind : stage}>
        <StaffSite
          store={store.staff}
          address={address}
          language={hasResult ? undefined : { current: code, choose: chooseLanguage }}
          title={t('helpdesk.sign-in-title')}
          text={t('helpdesk.sign-in-text')}
        >
          {view.kind === 'find' && <FindPage store={store} />}
          {view.kind === 'opening' && <OpeningPage store={store} />}
          {view.kind === 'person' && (
            <PersonPage key={view.person.id} store={store} person={view.person} language={code} address={address} />
          )}
          {(view.kind === 'find' || view.kind === 'person') && <ShortcutHelp store={store} />}
          {view.kind === 'task' && <TaskPage store={store} view={view} language={code} onResult={setHasResult} />}
        </StaffSite>
      </div>
    </TranslatorContext.Provider>
  )
}

function startHelpdeskStore(client: HelpdeskClient, options: Parameters<typeof createHelpdeskStore>[1]): HelpdeskStore {
  const store = createHelpdeskStore(client, options)
  void store.staff.begin()
  return store
}
