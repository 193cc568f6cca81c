/**
 * What Node is started with for the server, here and in production. The nursery for new objects is four megabytes a half, not
 * sixteen: what a request makes is dead with its answer. After 1,000 runs the process is 40 to 50 MB smaller, and no slower
 * (`npm run bench -- memory changes`, 2026-11-22). V8 takes this only when it starts.
 */
export const nodeOptions = ['--max-semi-space-size=4']
