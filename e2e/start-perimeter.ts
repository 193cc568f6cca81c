import { once } from 'node:events'
import { startPerimeter } from './environment/perimeter.ts'

/** Starts what docs/operation.md#sites-in-a-perimeter-network draws, with the sample company, until it is interrupted. */
const { site, services, administrationUrl, stop } = await startPerimeter({ services: 2 })
try {
  console.log(`Sites: ${site.url}/   Administration site, with a certificate of its own: ${administrationUrl}/admin/`)
  console.log(
    `The process of the site is ${site.processId}, those of its services ${services.map((one) => one.processId).join(' and ')}.`,
  )
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
} finally {
  await stop()
}
