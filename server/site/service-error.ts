/** Why a service gave no reply to a request. */
export type ServiceFailure =
  | { why: 'unreachable'; code: string }
  | { why: 'wrong-certificate'; presented: string }
  | { why: 'no-token' }
  | { why: 'token-refused'; reason: string }

/** A request that got no reply. */
export class ServiceError extends Error {
  readonly failure: ServiceFailure
  /** The service may have begun to carry it out. */
  readonly mayHaveBegun: boolean

  constructor(
    failure: ServiceFailure,
    { mayHaveBegun = false, cause }: { mayHaveBegun?: boolean; cause?: unknown } = {},
  ) {
    super(failure.why, { cause })
    this.name = 'ServiceError'
    this.failure = failure
    this.mayHaveBegun = mayHaveBegun
  }
}

/** For the log and `npm run doctor`: what is wrong, and what to do. */
export function describeServiceFailure(failure: ServiceFailure): string {
  switch (failure.why) {
    case 'unreachable':
      return `does not answer (${failure.code}): start it, open its port in the firewall, or correct LATCHKEY_SERVICE_URLS.`
    case 'wrong-certificate':
      return `presents a certificate with the pin ${failure.presented}, which LATCHKEY_SERVICE_PINS does not name. If that is the service's new key, as it prints it at its start, add it; else somebody else answers at this address.`
    case 'no-token':
      return 'was not asked, since this site has no application token: enter it by npm start -- token --enter.'
    case 'token-refused':
      return `refuses the application token of this site (${failure.reason}): enter the current one by npm start -- token --enter.`
  }
}
