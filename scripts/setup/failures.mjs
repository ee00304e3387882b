const CURES = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 1 GB and start again.'],
  [/EROFS|read-only file system/i, 'The checkout is on a read-only file system: copy it to one that can be written.'],
  [
    /EACCES|EPERM|permission denied/i,
    'Something may not be written by this account: give the checkout (and the cache folders named above) back to it with chown -R, or delete node_modules if another account made it.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|socket hang up|UND_ERR|fetch failed/i,
    'The package registry cannot be reached: check the network, and behind a proxy set HTTPS_PROXY or the registry in ~/.npmrc.',
  ],
  [
    /SELF_SIGNED|UNABLE_TO_GET_ISSUER|CERT_/i,
    'The certificate of the package registry is not trusted: set NODE_EXTRA_CA_CERTS to the certificate of your network.',
  ],
  [/ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE/i, 'A package.json and pnpm-lock.yaml disagree: run "npx pnpm@12.21.0 install" and commit the lock file.'],
  [/E404|ERR_PNPM_FETCH_404|No matching version/i, 'The registry in use lacks a package: check "npm config get registry".'],
  [/npx.*(ENOENT|not found)|spawn npx/i, 'npx was not found: install npm, which comes with Node (https://nodejs.org).'],
];

/** Warnings that are always there, and the inside of npm's stack traces. */
const NOISE = /Unsupported engine|^npm (?:warn|notice)|^npm error\s*(?:at |$|\}|errno:|type:|A complete log|You can rerun)/i;

/** What the installer said last, and what to do about it. */
export function explainInstallFailure(output) {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !NOISE.test(line))
    .slice(-12);
  const cure =
    CURES.find(([sign]) => sign.test(lines.join(' ').replaceAll(/\s+/g, ' ')))?.[1] ??
    'Delete node_modules and start again; if it stays, the lines above say why.';
  return ['The installation failed:', ...lines.map((line) => `  ${line}`), cure].join('\n');
}
