import { watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { listTargets } from './targets.mjs'
import { Trouble } from './trouble.mjs'

/** Development: builds again what changed, one build at a time; a failed one is told and waits for the next change. */
export function rebuildOnChange(root, { node, say }) {
  let timer
  let building = Promise.resolve()
  const again = () => {
    building = building
      .then(() => build(root, listTargets(root), { node, say }))
      .catch((error) => {
        if (!(error instanceof Trouble)) throw error
        say(error.message)
      })
  }
  for (const folder of ['extension', 'shared', join('server', 'web')]) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(again, 150)
    })
  }
}
