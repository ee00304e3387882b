// What every script of package.json begins with. It runs on the Node that is there, from version 20 on, and needs no installed package;
// the rest runs on the Node that the project brings with it.
const OLDEST = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    `Node ${process.versions.node} is too old: Node ${OLDEST} or newer is needed to begin (https://nodejs.org). The project then uses its own Node 24.`,
  );
  process.exit(1);
}

const { runCommand } = await import('./setup/commands.mjs');
process.exitCode = await runCommand(process.argv[2], process.argv.slice(3));
