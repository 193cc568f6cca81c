import { useWords } from './wording.ts'

/** To “My password health”, where the host has that page. */
export function HealthLink({ address }: { address: string | undefined }) {
  const words = useWords()
  if (address === undefined) return null
  return (
    <a class="button" data-look="quiet" href={address}>
      {words('wizard.health')}
    </a>
  )
}
