process.on('SIGTERM', () => process.exit(0));
await import('./api-server.ts');
