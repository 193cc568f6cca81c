import { mkdirSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reportAndExit, StartupError } from '../server/bootstrap/startup-error.mjs'
import { bootstrap } from '../server/bootstrap.mjs'
import { findHeadlessBrowser, provide } from './run/needs.mjs'
import { maySkip, readReport } from './run/report.mjs'
import { endAll, runStep } from './run/step.mjs'
import { bundledServer, listSteps } from './run/steps.mjs'

// npm test [-- lint|prepare|types|build|units|slow|samba|firefox|journeys|FILE.spec.ts …]: on a bare machine, installs what it needs and runs
// everything.
// npm run prove [-- guesses|rules|botnet|background]: every case of the long proofs, of which the tests run a sample; or one of the proofs.
await reportAndExit(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const [first, ...more] = process.argv.slice(2)
  const proofs = ['build', ...(more.length > 0 ? more : ['guesses', 'proofs', 'rules'])]
  const asked = first === '--prove' ? proofs : process.argv.slice(2)
  const steps = chooseSteps(root, asked)
  const node = await bootstrap(root)
  const browser = provide(root, node, console.log)
  const headless = findHeadlessBrowser()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      endAll('SIGTERM')
      process.exit(130)
    })
  }

  mkdirSync(join(root, 'test-results'), { recursive: true })
  const program = steps.some(({ id }) => id === 'build') ? bundledServer : undefined
  const results = []
  const run = (step, options) =>
    runAndRead(root, step, environment({ root, node, browser, headless, program, step }), options)
  for (let rest = steps; rest.length > 0; ) {
    const count = rest.findIndex(({ runsBesideNext }) => !runsBesideNext) + 1 || rest.length
    const beside = rest.slice(0, count - 1)
    // One after the other, and only the step that they run beside prints at once.
    const runBeside = async () => {
      const found = []
      for (const step of beside) found.push(...(await run(step, { isHeld: true })))
      return found
    }
    results.push(...(await Promise.all([runBeside(), run(rest[count - 1], { isHeld: false })])).flat())
    rest = rest.slice(count)
  }
  const failed = conclude(results)
  process.exit(failed ? 1 : 0)
})

/** Returns the steps that are requested by id or as a spec of the journeys; otherwise all that run by default. */
function chooseSteps(root, asked) {
  const specs = asked.filter((word) => word.endsWith('.spec.ts'))
  const ids = [...asked.filter((word) => !specs.includes(word)), ...(specs.length > 0 ? ['journeys'] : [])]
  const steps = listSteps(root, specs, { isWhole: ids.length === 0 })
  const unknown = ids.find((id) => !steps.some((step) => step.id === id))
  if (unknown)
    throw new StartupError(
      `${unknown} is no step: use ${steps.map(({ id }) => id).join(', ')} or a file of the journeys.`,
    )
  return steps.filter(({ id, isDefault = true }) => (ids.length === 0 ? isDefault : ids.includes(id)))
}

async function runAndRead(root, { id, title, args, report, limitMs }, env, { isHeld }) {
  console.log(`\n=== ${title}`)
  const started = Date.now()
  if (report) rmSync(report, { force: true })
  const log = isHeld ? join(root, 'test-results', `${id}.log`) : undefined
  const code = await runStep(env.LATCHKEY_TEST_NODE, args, { cwd: root, env, limitMs, log })
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
function environment({ root, node, browser, headless, program, step: { report, env } }) {
  const own = Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name))
  return {
    ...Object.fromEntries(own),
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    LATCHKEY_TEST_NODE: node,
    // A run starts some two hundred processes of the same few programs: each but the first takes their compiled code from here.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    // CI mode shows no spinners and refuses test.only, which would hide the other tests.
    CI: '1',
    ...(browser ? { LATCHKEY_TEST_BROWSER: browser } : {}),
    ...(headless ? { LATCHKEY_TEST_HEADLESS_BROWSER: headless } : {}),
    ...(program ? { LATCHKEY_TEST_PROGRAM: program } : {}),
    ...(report ? { LATCHKEY_TEST_REPORT: report } : {}),
    ...env,
  }
}

function conclude(results) {
  // This also works on Node 18: the launcher runs on the Node that the machine has.
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((outcome) =>
    results.filter((result) => result.outcome === outcome),
  )
  const unexpected = skipped.filter(({ name }) => !maySkip(name, process.env.LATCHKEY_TEST_ALLOW_SKIP))
  console.log('')
  for (const { name, why } of failed) console.log(`failed: ${name}${why ? `\n${why.replace(/^/gm, '    ')}` : ''}`)
  for (const { name, why } of results.filter(({ outcome, isSecondTry }) => outcome === 'passed' && isSecondTry))
    console.log(`passed at a second try only, a fault to find: ${name}\n${why.replace(/^/gm, '    ')}`)
  for (const { name } of unexpected) console.log(`skipped, and LATCHKEY_TEST_ALLOW_SKIP does not name it: ${name}`)
  console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`)
  return failed.length > 0 || unexpected.length > 0
}
