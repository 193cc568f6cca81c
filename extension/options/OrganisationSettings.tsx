import { wordsFor } from '../../shared/languages/browser.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { removeOrganisation } from '../settings.ts'
import { OriginsPart } from './OriginsPart.tsx'
import type { OrganisationPart } from './organisation-part.ts'
import { ServerPart } from './ServerPart.tsx'

/** One organisation: its server and its pages. With a heading when it is one of several; a person's own can be taken out then. */
export function OrganisationSettings({ heading, ...part }: OrganisationPart & { heading?: string }) {
  const words = wordsFor(part.language)
  const named = heading === undefined ? undefined : `organisation${part.id}`
  const parts = (
    <>
      <ServerPart {...part} named={named} />
      <OriginsPart {...part} named={named} />
    </>
  )
  if (heading === undefined) return parts
  const { place, serverLocked } = part.organisation
  return (
    <section class="options-organisation" aria-labelledby={named}>
      <div class="options-organisation-head">
        <p id={named}>{heading}</p>
        {place !== undefined && !serverLocked && (
          <Button look="quiet" onPress={() => void removeOrganisation(place)}>
            {words('extension.options-organisation-remove', { name: heading })}
          </Button>
        )}
      </div>
      {parts}
    </section>
  )
}
