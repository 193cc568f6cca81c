// Loaded before the server: ends it when the process that started it is gone, killed or not.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
