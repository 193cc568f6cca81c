import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

/** Names and outcomes of all tests in a JSON report of vitest or Playwright, and why one failed, or needed a second try; undefined when the run left none. */
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
        ...(report.errors ?? []).map(({ message }) => ({ name: 'journeys', outcome: 'failed', why: shorten(message) })),
      ]
}

function ofVitestFile({ name, status, message, assertionResults }) {
  // A file that cannot be loaded has no tests to fail, yet must not pass.
  if (assertionResults.length === 0 && status === 'failed') return [{ name, outcome: 'failed', why: shorten(message) }]
  return assertionResults.map(({ fullName, status: outcome, failureMessages = [] }) => ({
    name: fullName,
    outcome: outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped',
    ...(outcome === 'failed' && { why: shorten(failureMessages[0]) }),
    ...(outcome === 'passed' && failureMessages[0] && { isSecondTry: true, why: shorten(failureMessages[0]) }),
  }))
}

function ofPlaywright(suite, before) {
  const name = `${before} ${suite.title}`.trim()
  return [
    ...(suite.suites ?? []).flatMap((inner) => ofPlaywright(inner, name)),
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status, results = [] }) => ({
        name: `${name} ${spec.title}`,
        outcome: status === 'skipped' ? 'skipped' : status === 'unexpected' ? 'failed' : 'passed',
        ...(status === 'unexpected' && { why: shorten(results.at(-1)?.error?.message) }),
        ...(status === 'flaky' && { isSecondTry: true, why: shorten(results[0]?.error?.message) }),
      })),
    ),
  ]
}

/** The first lines of an error: who reads only the end of a long log has no more. */
function shorten(message = '') {
  const plain = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim())
  return plain.slice(0, 12).join('\n')
}

/** Whether a skipped test is one of those that this machine may skip: `allowed` holds parts of names, separated by commas. */
export function maySkip(name, allowed = '') {
  const parts = allowed
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
  return parts.some((part) => name.toLowerCase().includes(part))
}
