import { runPrepared } from '../run/run-prepared.mjs'

// npm run screenshots [-- surface[/scene] …]
await runPrepared('screenshots/photograph.ts')
