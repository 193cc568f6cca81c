import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

const running = new Set()

/**
 * Runs a child process in a group of its own, so that its children end with it. Resolves to its exit code; 124 after `limitMs`.
 * `log`: a file that holds its output until its end, as another one prints meanwhile.
 */
export function runStep(command, args, { cwd, env, limitMs, log }) {
  return new Promise((resolve, reject) => {
    const output = log ? openSync(log, 'w') : 'inherit'
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], detached: true })
    running.add(child)
    if (log) closeSync(output)
    let late = false
    const timer = setTimeout(() => {
      late = true
      console.log(`Still running after ${limitMs / 60_000} minutes: ended.`)
      endGroup(child, 'SIGKILL')
    }, limitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      if (log) process.stdout.write(readFileSync(log))
      running.delete(child)
      endGroup(child, 'SIGTERM')
      resolve(late ? 124 : (code ?? 1))
    })
  })
}

/** Ends the current step, so that Ctrl-C leaves no process behind. */
export function endAll(signal) {
  for (const child of running) endGroup(child, signal)
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
