import { z } from 'zod'
import { insertBulkPeople } from '../../store/bulk-people.ts'
import { type BulkPosition, choosePeople, createBulkMatcher, listCandidates } from './bulk-people.ts'
import { type BulkRun, commitStep, endStep } from './bulk-run.ts'

const storedPosition = z.union([
  z.strictObject({ domain: z.string(), after: z.string().optional() }),
  z.strictObject({ index: z.int() }),
])

/** Lists the people of the scope, from where it stopped, each with the reason why they are left out. What happens to them afterwards is decided again. */
export async function prepareBulkOperation(bulk: BulkRun): Promise<void> {
  const { run, operation, kind, definition } = bulk
  const { services, signal } = run
  const matches = createBulkMatcher(services, definition.scope)
  const from: BulkPosition | undefined =
    operation.position === null ? undefined : storedPosition.parse(JSON.parse(operation.position))
  let { examined } = operation
  for await (const { people, position } of listCandidates(services.directory, definition.scope, { from, signal })) {
    const chosen = await choosePeople(services, kind, matches, people)
    examined += people.length
    await commitStep(bulk, {
      isGuarded: true,
      progress: { position: JSON.stringify(position), examined, problem: null, failures: 0 },
      write: (tx) =>
        insertBulkPeople(
          tx,
          chosen.map(({ person: { id, account, domain }, state, leftOut }) => ({
            operation: operation.id,
            personId: id,
            domain,
            name: `${account}@${domain}`,
            outcome: leftOut ?? 'waiting',
            passwordLastSet: state.passwordLastSet ?? null,
          })),
        ),
    })
  }
  await endStep(bulk, { to: 'running', isPrepared: true })
}
