import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { PersonSearch } from '../people/PersonSearch.tsx'
import { toPersonAddress } from '../people/person-address.ts'

interface StaffPageProps extends PageProps {
  /** The account, as the address has it. */
  who?: string
}

/** The second factor of one member of staff: what they have, a code to set one up, and what a lost one needs. */
export function StaffPage({ who, ...props }: StaffPageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.access-staff')} />
      <p class="page-text">{t('administration.staff-text')}</p>
      <PersonSearch onChoose={(person) => props.address.open(toAddress(['access', 'staff', person]))} />
      {who !== undefined && <StaffMember {...props} who={who} />}
    </>
  )
}

type Issued = AdminApi['POST /api/v1/admin/second-factors/enrolment-codes']['reply']

function StaffMember({ api, language, who }: PageProps & { who: string }) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const loaded = useLoaded(() => api('GET /api/v1/admin/second-factors', { query: { person: who } }), [who])
  const [issued, show] = useState<Issued>()
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  const done = (code: Issued) => {
    show(code)
    loaded.reload()
  }
  const body = { person: who }
  const issue = () => send(() => api('POST /api/v1/admin/second-factors/enrolment-codes', { body }), done)
  const recover = () => {
    ask(false)
    return send(() => api('POST /api/v1/admin/second-factors/recoveries', { body }), done)
  }
  return (
    <Loading loaded={loaded}>
      {({ displayName, account, factors, codeExpiresAt, isCaller }) => (
        <section>
          <h2 class="section-title">
            {displayName} <span class="entry-state">{account}</span>
          </h2>
          {problem && <Notice tone="bad" alert text={problem.text} />}
          <div role="status">
            {issued && (
              <Notice
                tone="good"
                text={t('administration.staff-code', { at: formatExact(issued.expiresAt, language) })}
              >
                <output class="shown-once">{issued.code}</output>
              </Notice>
            )}
          </div>
          {factors.length === 0 && <p>{t('administration.staff-none')}</p>}
          <ul class="entries">
            {factors.map(({ kind, addedAt, lastUsedAt }) => (
              <li key={kind + addedAt}>
                <span class="entry-text">{t(kind === 'totp' ? 'me.method-totp' : 'me.method-passkey')}</span>
                <span class="entry-state">
                  {t('administration.since', { at: formatExact(addedAt, language) })}
                  {lastUsedAt && ` · ${t('administration.keys-used', { at: formatExact(lastUsedAt, language) })}`}
                </span>
              </li>
            ))}
          </ul>
          {codeExpiresAt && <p>{t('administration.staff-open', { at: formatExact(codeExpiresAt, language) })}</p>}
          {!isReadOnly && isCaller && <Notice tone="quiet" text={t('administration.staff-own')} />}
          {!isReadOnly && !isCaller && (
            <div class="buttons">
              <Button look="primary" busy={busy} onPress={() => void issue()}>
                {t('administration.staff-issue')}
              </Button>
              <Button look="second" busy={busy} onPress={() => ask(true)}>
                {t('administration.staff-recover')}
              </Button>
            </div>
          )}
          <nav class="page-links">
            <a href={formatAddress(toPersonAddress(who))}>{t('administration.staff-person')}</a>
          </nav>
          {isAsking && (
            <ConfirmDialog
              title={t('administration.staff-recover')}
              text={t('administration.staff-recover-text', { name: displayName })}
              keepLabel={t('administration.keep')}
              confirmLabel={t('administration.staff-recover')}
              onKeep={() => ask(false)}
              onConfirm={() => void recover()}
            />
          )}
        </section>
      )}
    </Loading>
  )
}
