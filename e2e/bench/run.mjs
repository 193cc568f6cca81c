import { runPrepared } from '../run/run-prepared.mjs'

// npm run bench [-- changes|directory|hashing|policies|administration|schedule|pages|extension|start|memory|stored-runs …] [-- --quick] [--json]
await runPrepared('bench/main.ts')
