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
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext } from '../../../shared/wizard/use-translator.ts'
import type { StaffSiteClient } from '../staff-sign-in/client.ts'
import { StaffSite } from '../staff-sign-in/StaffSite.tsx'
import { createStaffStore, type StaffStore } from '../staff-sign-in/staff-store.ts'

const { Lazy: OverviewPage } = createLazyComponent(async () => (await import('./OverviewPage.tsx')).OverviewPage)

interface AdministrationProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => StaffSiteClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** The Administration site: sign in, or enrol a second factor; its session is that of the administration API. */
export function Administration({ client, language, onLanguage, address }: AdministrationProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const store = useForLifetime((signal) => startStore(client(read), signal))
  if (!store) return null
  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    store.reloadSite()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <div class="staff-site administration" data-view={store.state.value.view}>
        <StaffSite
          store={store}
          address={address}
          language={{ current: code, choose: chooseLanguage }}
          title={t('administration.sign-in-title')}
          text={t('administration.sign-in-text')}
        >
          <OverviewPage name={store.state.value.site?.name} />
        </StaffSite>
      </div>
    </TranslatorContext.Provider>
  )
}

function startStore(client: StaffSiteClient, ended: AbortSignal): StaffStore {
  const store = createStaffStore(client, { ended })
  void store.begin()
  return store
}
