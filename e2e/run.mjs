import { mkdirSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tellTrouble } from '../server/bootstrap/trouble.mjs'
import { bootstrap } from '../server/bootstrap.mjs'
import { provide } from './run/needs.mjs'
import { maySkip, readReport } from './run/report.mjs'
import { endAll, runStep } from './run/step.mjs'
import { listSteps } from './run/steps.mjs'

// npm test [-- lint|types|units|samba|build|firefox|journeys …]: on a bare machine, installs what it needs and runs everything.
await tellTrouble(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const asked = process.argv.slice(2)
  const node = await bootstrap(root)
  const browser = provide(root, node, console.log)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      endAll('SIGTERM')
      process.exit(130)
    })
  }

  mkdirSync(join(root, 'test-results'), { recursive: true })
  const results = []
  for (const step of listSteps(root).filter(({ id }) => asked.length === 0 || asked.includes(id))) {
    results.push(...(await runAndRead(root, step, environment(node, browser, step))))
  }
  const failed = conclude(results)
  process.exit(failed ? 1 : 0)
})

async function runAndRead(root, { title, args, report, limitMs }, env) {
  console.log(`\n=== ${title}`)
  const started = Date.now()
  if (report) rmSync(report, { force: true })
  const code = await runStep(env.LATCHKEY_TEST_NODE, args, { cwd: root, env, limitMs })
  console.log(
    `=== ${title}: ${code === 0 ? 'good' : `exit code ${code}`} after ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  const tests = report ? (readReport(report) ?? []) : []
  if (report && code === 0 && tests.length === 0) return [{ name: `${title}: no test ran`, outcome: 'failed' }]
  // A step that fails without naming a test (lint, types, a crash, a time limit) counts as one failure.
  return code !== 0 && !tests.some(({ outcome }) => outcome === 'failed')
    ? [...tests, { name: title, outcome: 'failed' }]
    : tests
}

/** A developer's own settings must not reach the tests; the chosen Node comes first in PATH. */
function environment(node, browser, { report }) {
  const own = Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name))
  return {
    ...Object.fromEntries(own),
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    LATCHKEY_TEST_NODE: node,
    // No spinners, and no test.only that hides the others.
    CI: '1',
    ...(browser ? { LATCHKEY_TEST_BROWSER: browser } : {}),
    ...(report ? { LATCHKEY_TEST_REPORT: report } : {}),
  }
}

function conclude(results) {
  const of = (outcome) => results.filter((result) => result.outcome === outcome)
  const unexpected = of('skipped').filter(({ name }) => !maySkip(name, process.env.LATCHKEY_TEST_ALLOW_SKIP))
  console.log('')
  for (const { name } of of('failed')) console.log(`failed: ${name}`)
  for (const { name } of unexpected) console.log(`skipped, and LATCHKEY_TEST_ALLOW_SKIP does not name it: ${name}`)
  console.log(`${of('passed').length} passed, ${of('failed').length} failed, ${of('skipped').length} skipped`)
  return of('failed').length > 0 || unexpected.length > 0
}
