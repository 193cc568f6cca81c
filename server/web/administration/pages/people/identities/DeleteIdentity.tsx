import { useState } from 'preact/hooks'
import { Button } from '../../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import type { PageProps } from '../../../section.ts'
import { useRequest } from '../../../use-request.ts'
import { type IdentityTable, toTableAddress } from './identity-tables.ts'

interface DeleteIdentityProps extends PageProps {
  table: IdentityTable
  id: string
  name: string
  /** An entry that another administrator changed meanwhile is not deleted. */
  version: number
}

/** Deletes an entry after it was said what goes with it. */
export function DeleteIdentity({ api, address, table, id, name, version }: DeleteIdentityProps) {
  const t = useTranslator()
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  if (table.id === 'accounts') return null
  const call = `DELETE /api/v1/admin/identities/${table.id}/{id}` as const
  function remove(): Promise<void> {
    ask(false)
    return send(
      () => api(call, { params: { id }, version }),
      () => address.open(toTableAddress(table.id), 'replace'),
    )
  }
  const label = t('administration.delete', { name })
  return (
    <div class="buttons">
      {problem && <Notice tone="bad" alert text={problem.problems?.[0]?.text ?? problem.text} />}
      <Button look="quiet" busy={busy} onPress={() => ask(true)}>
        {label}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('administration.identities-delete-title', { name })}
          text={t(`administration.identities-delete-${table.id}`)}
          keepLabel={t('administration.keep')}
          confirmLabel={label}
          onKeep={() => ask(false)}
          onConfirm={() => void remove()}
        />
      )}
    </div>
  )
}
