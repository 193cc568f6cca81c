import { readFileSync } from 'node:fs'

/** Names and outcomes of all tests in a JSON report of vitest or Playwright; undefined when the run left none. */
export function readReport(file) {
  let report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
  return report.testResults
    ? report.testResults.flatMap(ofVitestFile)
    : [
        ...report.suites.flatMap((suite) => ofPlaywright(suite, '')),
        ...(report.errors ?? []).map(() => ({ name: 'journeys', outcome: 'failed' })),
      ]
}

function ofVitestFile({ name, status, assertionResults }) {
  // A file that cannot be loaded has no tests to fail, yet must not pass.
  if (assertionResults.length === 0 && status === 'failed') return [{ name, outcome: 'failed' }]
  return assertionResults.map(({ fullName, status: outcome }) => ({
    name: fullName,
    outcome: outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped',
  }))
}

function ofPlaywright(suite, before) {
  const name = `${before} ${suite.title}`.trim()
  return [
    ...(suite.suites ?? []).flatMap((inner) => ofPlaywright(inner, name)),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status }) => ({
        name: `${name} ${spec.title}`,
        outcome: status === 'skipped' ? 'skipped' : status === 'unexpected' ? 'failed' : 'passed',
      })),
    ),
  ]
}

/** Whether a skipped test is one of those that this machine may skip: `allowed` holds parts of names, separated by commas. */
export function maySkip(name, allowed = '') {
  const parts = allowed
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
  return parts.some((part) => name.toLowerCase().includes(part))
}
