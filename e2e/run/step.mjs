import { spawn } from 'node:child_process'

const running = new Set()

/** One child process in a group of its own, so that whatever it leaves behind ends with it. Gives its exit code; 124 after `limitMs`. */
export function runStep(command, args, { cwd, env, limitMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
    running.add(child)
    let late = false
    const timer = setTimeout(() => {
      late = true
      console.log(`Still at it after ${limitMs / 60_000} minutes: ended.`)
      endGroup(child, 'SIGKILL')
    }, limitMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      endGroup(child, 'SIGTERM')
      resolve(late ? 124 : (code ?? 1))
    })
  })
}

/** Ends what is under way, so that Ctrl-C leaves nothing behind. */
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
