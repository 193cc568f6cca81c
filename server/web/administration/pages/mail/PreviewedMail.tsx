import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { type Loaded, Loading } from '../../loading.tsx'

/** A mail as the server would write it, with example values. */
export function PreviewedMail({ loaded }: { loaded: Loaded<Preview> }) {
  const t = useTranslator()
  return (
    <Loading loaded={loaded}>
      {({ subject, text, language }) => (
        <article class="mail" lang={language} aria-label={t('administration.mail-preview')}>
          <h3>{subject}</h3>
          <p class="mail-text">{text}</p>
        </article>
      )}
    </Loading>
  )
}

type Preview = AdminApi['POST /api/v1/admin/templates/{id}/preview']['reply']
