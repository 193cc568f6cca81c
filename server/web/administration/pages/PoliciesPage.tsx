import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { mapReply } from '../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { formatAddress, toAddress } from '../address.ts'
import { toMovedPlace, useDrops } from '../drag.ts'
import { useFormTools } from '../form/form-context.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'
import { ExplainPolicies } from './ExplainPolicies.tsx'
import { NewPolicy } from './NewPolicy.tsx'
import { OwnerRequests } from './OwnerRequests.tsx'
import { PolicyEntry } from './PolicyEntry.tsx'

interface Shown {
  policies: AdminApi['GET /api/v1/admin/policies']['reply']['items']
  /** For an administrator, who may change it. */
  order?: AdminApi['GET /api/v1/admin/policy-order']['reply']
}

/** The management policies in the order in which they decide: an administrator drags one to another place, or moves it by buttons and Alt with an arrow key. */
export function PoliciesPage(props: PageProps) {
  const { api, address } = props
  const t = useTranslator()
  const { rights } = useFormTools()
  const { administers, readsAll, ownPolicies } = rights
  const { problem, send } = useRequest()
  const [moved, say] = useState('')
  const loaded = useLoaded<Shown>(async () => {
    const list = await api('GET /api/v1/admin/policies', { query: { limit: 200 } })
    if (!list.ok || !administers) return mapReply(list, ({ items }) => ({ policies: items }))
    const order = await api('GET /api/v1/admin/policy-order')
    return mapReply(order, (value) => ({ policies: list.value.items, order: value }))
  }, [administers])

  /** What had the focus when a policy moved: its place in the page changes with it, and the browser takes the focus away. */
  const moving = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (moving.current instanceof HTMLElement && document.activeElement === document.body) moving.current.focus()
    moving.current = null
  }, [loaded.value])

  useDrops(({ policy, name }, place) => {
    const policies = loaded.value?.order?.policies ?? []
    const from = policies.indexOf(String(policy))
    // The default policy stays last.
    const to = Math.min(toMovedPlace(from, place), policies.length - 1)
    if (from >= 0 && to !== from) void move(from, to, String(name))
  })

  async function move(from: number, to: number, name: string): Promise<void> {
    const { order } = loaded.value ?? {}
    const id = order?.policies[from]
    if (!order || id === undefined) return
    if (to < 0 || to >= order.policies.length) return say(t('administration.step-not-moved', { title: name }))
    moving.current = document.activeElement
    const policies = order.policies.filter((_, index) => index !== from).toSpliced(to, 0, id)
    // After a refusal as well: another administrator may have changed the order.
    await send(
      () => api('PUT /api/v1/admin/policy-order', { version: order.version, body: { policies } }),
      () => {
        say(t('administration.moved', { item: name, number: to + 1 }))
        loaded.reload()
      },
      loaded.reload,
    )
  }

  const clone = (id: string, name: string) =>
    send(
      () =>
        api('POST /api/v1/admin/policies/{id}/clone', {
          params: { id },
          body: { name: t('administration.clone-of', { name }) },
        }),
      (copy) => address.open(toAddress(['policies', copy.id])),
      loaded.reload,
    )

  return (
    <>
      <PageHeading title={t('administration.policies')} />
      {ownPolicies.length > 0 && <OwnerRequests api={api} />}
      {readsAll && (
        <nav class="page-links">
          <a href={formatAddress(toAddress(['policies', 'order', 'history']))}>
            {t('administration.history-of', { title: t('administration.configuration.order') })}
          </a>
        </nav>
      )}
      <p class="page-text">
        {t(readsAll ? 'administration.policies-text' : 'administration.policies-own')}{' '}
        {administers && t('administration.policies-keys')}
      </p>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ policies }) => (
          <ol class="entries">
            {policies.map((policy, index) => (
              <PolicyEntry
                key={policy.id}
                {...policy}
                index={index}
                onMove={(to) => void move(index, to, policy.name)}
                onClone={() => void clone(policy.id, policy.name)}
              />
            ))}
          </ol>
        )}
      </Loading>
      <span class="only-read" role="status">
        {moved}
      </span>
      <NewPolicy {...props} />
      {readsAll && <ExplainPolicies {...props} />}
    </>
  )
}
