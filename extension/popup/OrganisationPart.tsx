import { KeyRound } from 'lucide'
import { wordsFor } from '../../shared/languages/browser.ts'
import type { KnownOrganisation } from './overview.ts'
import { PersonPart } from './PersonPart.tsx'
import { Row } from './Row.tsx'

export interface WizardOrder {
  workflow?: string
  account?: string
  forPage?: boolean
  server?: string
}

interface OrganisationPartProps {
  language: string
  organisation: KnownOrganisation
  /** Whether it is one of several, so that its name stands above. */
  named: boolean
  /** The page in front belongs to it and asks for a new password. */
  forPage: boolean
  open: (order: WizardOrder) => void
}

/** State and tasks at one organisation, or the way to the first task there. */
export function OrganisationPart({ language, organisation, named, forPage, open }: OrganisationPartProps) {
  const words = wordsFor(language)
  const { server, name, knowsPerson } = organisation
  return (
    <section class="popup-organisation" aria-label={named ? name : undefined}>
      {named && <h2>{name}</h2>}
      {knowsPerson ? (
        <PersonPart language={language} server={server} open={(order) => open({ ...order, server })} />
      ) : (
        <>
          <Row
            icon={KeyRound}
            title={words('extension.popup-wizard')}
            text={words('extension.popup-wizard-text')}
            onPress={() => open({ server, forPage })}
          />
          <p class="popup-hint">{words('extension.popup-unknown')}</p>
        </>
      )}
    </section>
  )
}
