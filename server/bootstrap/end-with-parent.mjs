// Loaded before the server: ends it when the process that started it is gone, killed or not.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
} else if (process.env.npm_lifecycle_event !== undefined) {
  // npm sends a signal to its shell only. The shell ends without a signal to the server, which would then keep the port.
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && process.kill(process.pid, 'SIGTERM'), 500).unref()
}
