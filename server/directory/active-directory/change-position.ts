import type { ChangePosition } from '../listing.ts'
import type { ReadContext } from './domain.ts'
import { formatGuid } from './identifiers.ts'
import { buffers, readEntry, text } from './ldap.ts'

/**
 * `highestCommittedUSN` of the controller's root, and the `invocationId` of its copy of the directory, which changes when the copy is restored
 * ([MS-ADTS] 3.1.1.1.4 and 3.1.1.1.9).
 */
export async function readChangePosition({ client, controller }: ReadContext): Promise<ChangePosition | undefined> {
  const root = await readEntry(client, '', ['highestCommittedUSN', 'dsServiceName'])
  const usn = root && text(root, 'highestCommittedUSN')
  const settings = root && text(root, 'dsServiceName')
  const service = settings === undefined ? undefined : await readEntry(client, settings, ['invocationId'])
  const [invocationId] = service ? buffers(service, 'invocationId') : []
  if (usn === undefined || !/^\d{1,20}$/.test(usn) || invocationId?.length !== 16) return undefined
  return { controller: controller.url, invocationId: formatGuid(invocationId), usn }
}
