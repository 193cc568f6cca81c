import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'

/** The pages about mail. */
export function MailLinks() {
  const t = useTranslator()
  return (
    <nav class="page-links" aria-label={t('administration.mail')}>
      <a href={formatAddress(toAddress(['mail']))}>{t('administration.mail-templates')}</a>
      <a href={formatAddress(toAddress(['mail', 'outbox']))}>{t('administration.outbox')}</a>
      <a href={formatAddress(toAddress(['mail', 'servers']))}>{t('administration.mail-servers')}</a>
      <a href={formatAddress(toAddress(['settings', 'mail']))}>{t('administration.mail-settings')}</a>
    </nav>
  )
}
