import { describeServiceFailure, type ServiceFailure } from './service-error.ts'

/** A service that gave no reply is left out for so long, unless all others give none either. */
const retryAfterMs = 10_000

export interface ServiceTurns {
  /** Every service once: those that answer, from the next in turn, then those that did not. */
  list(): URL[]
  markAnswered(service: URL): void
  markFailed(service: URL, failure: ServiceFailure): void
}

/** Several services share the requests of a site in turns. `report` is told what no longer works, and what works again. */
export function createServiceTurns(
  services: readonly URL[],
  { now, report }: { now: () => number; report(sentence: string): void },
): ServiceTurns {
  let next = 0
  const failed = new Map<URL, { sentence: string; until: number }>()
  return {
    list() {
      const start = next++ % services.length
      const turn = [...services.slice(start), ...services.slice(0, start)]
      const isLeftOut = (service: URL) => (failed.get(service)?.until ?? 0) > now()
      return [...turn.filter((service) => !isLeftOut(service)), ...turn.filter(isLeftOut)]
    },
    markAnswered(service) {
      if (failed.delete(service)) report(`The service ${service.origin} answers again.`)
    },
    markFailed(service, failure) {
      const sentence = `The service ${service.origin} ${describeServiceFailure(failure)}`
      if (failed.get(service)?.sentence !== sentence) report(sentence)
      failed.set(service, { sentence, until: now() + retryAfterMs })
    },
  }
}
