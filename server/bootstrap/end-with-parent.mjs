// Loaded before the server: asks it to end when the process that started it is gone, killed or not.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
