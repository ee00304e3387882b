// Loaded into every supervised process before its own code: when the supervisor is gone, even by kill -9, the process ends itself as if asked to.
const LONGEST_STOP_MS = 10_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  if (process.listenerCount('SIGTERM') === 0) process.exit(1);
  process.emit('SIGTERM', 'SIGTERM');
});
process.channel?.unref();
