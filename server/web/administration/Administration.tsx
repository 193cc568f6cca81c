import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/task-list.css'
import '../../../shared/wizard/moments.css'
import '../../../shared/wizard/step-parts.css'
import '../../../shared/wizard/doors.css'
import './administration.css'
import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext } from '../../../shared/wizard/use-translator.ts'
import { StaffSite } from '../staff-sign-in/StaffSite.tsx'
import { createStaffStore } from '../staff-sign-in/staff-store.ts'
import { createAddressBar } from './address.ts'
import { type AdministrationClient, sendAgainAfterSignIn } from './client.ts'
import { readRights } from './rights.ts'

const { Lazy: FirstStart } = createLazyComponent(async () => (await import('./FirstStart.tsx')).FirstStart)
const { Lazy: Pages } = createLazyComponent(async () => (await import('./Pages.tsx')).Pages)

interface AdministrationProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => AdministrationClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** The Administration site: sign in, or enrol a second factor; then its pages. Its session is that of the administration API. */
export function Administration({ client: clientFor, language, onLanguage, address }: AdministrationProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const client = useMemo(() => clientFor(read), [])
  const site = useForLifetime((ended) => start(client, ended))
  if (!site) return null
  const { staff, api, addressBar, isFirstStart } = site
  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    staff.reloadSite()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <div class="staff-site administration" data-view={staff.state.value.view}>
        <StaffSite
          store={staff}
          address={address}
          language={{ current: code, choose: chooseLanguage }}
          title={t('administration.sign-in-title')}
          text={t('administration.sign-in-text')}
          insteadOfSignIn={
            isFirstStart.value && (
              <FirstStart
                api={client.api}
                onDone={() => {
                  isFirstStart.value = false
                }}
              />
            )
          }
        >
          <Pages
            api={api}
            address={addressBar}
            site={staff.state.value.site}
            rights={readRights(staff.state.value.member ?? {})}
            language={code}
          />
        </StaffSite>
      </div>
    </TranslatorContext.Provider>
  )
}

function start(client: AdministrationClient, ended: AbortSignal) {
  const staff = createStaffStore(client, { ended })
  void staff.begin()
  const isFirstStart = signal(false)
  // Until Latchkey has an administrator, a sign-in cannot succeed.
  void client.api('GET /api/v1/admin/first-start').then((reply) => {
    isFirstStart.value = reply.ok && reply.value.open
  })
  return { staff, isFirstStart, api: sendAgainAfterSignIn(client.api, staff.send), addressBar: createAddressBar(ended) }
}
