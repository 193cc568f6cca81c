import { useTranslator } from './use-translator.ts'

/** Link to “My password health”, if the host has that page. */
export function HealthLink({ address }: { address: string | undefined }) {
  const t = useTranslator()
  if (address === undefined) return null
  return (
    <a class="button" data-look="quiet" href={address}>
      {t('wizard.health')}
    </a>
  )
}
