// Builds what is not committed, before the package is packed or linked. `npm install -g` of a Git address, as pre-commit
// does it, runs this where it has installed nothing: npm hands `-g` on to the install of the development dependencies.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const npm = (...args) =>
  execFileSync('npm', args, {
    cwd: root,
    env: { ...process.env, npm_config_global: 'false' },
    // Nothing on stdout: `npm pack` says the name of its file there.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })

if (!existsSync(`${root}node_modules/typescript`)) npm('ci', '--ignore-scripts', '--include=dev')
npm('run', '-s', 'build')
await import('./link-command.mjs')
