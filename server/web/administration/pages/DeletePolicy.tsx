import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { toAddress } from '../address.ts'
import { useFormTools } from '../form/form-context.ts'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'

interface DeletePolicyProps extends PageProps {
  id: string
  name: string
  /** A policy that another administrator changed meanwhile is not deleted. */
  version: number
}

/** Deletes a policy after it was said what goes with it; the default one cannot be deleted. */
export function DeletePolicy({ api, address, id, name, version }: DeletePolicyProps) {
  const t = useTranslator()
  const { rights } = useFormTools()
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  if (id === 'default' || !rights.administers) return null
  function remove(): Promise<void> {
    ask(false)
    return send(
      () => api('DELETE /api/v1/admin/policies/{id}', { params: { id }, version }),
      () => address.open(toAddress(['policies']), 'replace'),
    )
  }
  return (
    <div class="buttons">
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Button look="quiet" busy={busy} onPress={() => ask(true)}>
        {t('administration.delete', { name })}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('administration.delete-policy-title', { name })}
          text={t('administration.delete-policy-text')}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.delete', { name })}
          onKeep={() => ask(false)}
          onConfirm={() => void remove()}
        />
      )}
    </div>
  )
}
