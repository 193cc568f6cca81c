import { KeyRound } from 'lucide'
import { getTranslator } from '../../shared/languages/browser.ts'
import { KeyRows } from './KeyRows.tsx'
import type { OrganisationSummary } from './overview.ts'
import { PersonPart } from './PersonPart.tsx'
import { Row } from './Row.tsx'

export interface OpenWizardOptions {
  workflow?: string
  account?: string
  forPage?: boolean
  server?: string
}

interface OrganisationPartProps {
  language: string
  organisation: OrganisationSummary
  /** Whether it is one of several, so that its name is shown. */
  named: boolean
  /** The page in the active tab belongs to it and asks for a new password. */
  forPage: boolean
  open: (order: OpenWizardOptions) => void
}

/** State and tasks of the person at one organisation, or the button that opens the wizard for an unknown person. */
export function OrganisationPart({ language, organisation, named, forPage, open }: OrganisationPartProps) {
  const t = getTranslator(language)
  const { server, name, hasStateToken: knowsPerson } = organisation
  return (
    <section class="popup-organisation" aria-label={named ? name : undefined}>
      {named && <h2>{name}</h2>}
      {knowsPerson ? (
        <PersonPart language={language} server={server} open={(order) => open({ ...order, server })} />
      ) : (
        <>
          <Row
            icon={KeyRound}
            title={t('extension.popup-wizard')}
            text={t('extension.popup-wizard-text')}
            onPress={() => open({ server, forPage })}
          />
          <p class="popup-hint">{t('extension.popup-unknown')}</p>
        </>
      )}
      <KeyRows language={language} server={server} />
    </section>
  )
}
