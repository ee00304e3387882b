/** Tells the bench where this process listens, and answers its questions about CPU time from then on, as lib/child-server.ts does. */
export function report(url) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuUs: user + system });
  });
  process.on('disconnect', () => process.exit(0));
  process.send({ url });
}
