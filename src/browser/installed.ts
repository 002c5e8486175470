import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'

/** Whether a path is a file that this user may run. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** Finds the newest browser that `npx @puppeteer/browsers install` left in Puppeteer's cache. */
export async function findInPuppeteerCache(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const cache = env.PUPPETEER_CACHE_DIR || join(homeOf(env), '.cache', 'puppeteer')
  const builds: { version: number[]; path: string }[] = []
  for (const browser of ['chrome-headless-shell', 'chrome'] as const) {
    for (const build of await listFolder(join(cache, browser))) {
      // A build folder is named platform-version, for instance linux-148.0.7778.97.
      const version = build
        .slice(build.lastIndexOf('-') + 1)
        .split('.')
        .map(Number)
      for (const inner of await listFolder(join(cache, browser, build))) {
        for (const program of programsIn(browser)) {
          builds.push({ version, path: join(cache, browser, build, inner, program) })
        }
      }
    }
  }
  builds.sort((a, b) => compareVersions(b.version, a.version))
  return firstExecutable(builds.map(({ path }) => path))
}

/** Finds Chrome, Chromium or Edge where their installers put them. */
export async function findOnSystem(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  switch (process.platform) {
    case 'win32':
      return firstExecutable(windowsPaths(env))
    case 'darwin':
      return firstExecutable(macPaths(env))
    default:
      return firstExecutable([...searchPath(env), ...unixPaths])
  }
}

const unixNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome-headless-shell',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const unixPaths = [
  ...unixNames.map((name) => `/usr/bin/${name}`),
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
]

/** A relative folder in PATH would let the folder of a briefing bring its own "chromium". */
function searchPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  return unixNames.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function macPaths(env: NodeJS.ProcessEnv): string[] {
  const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  const folders = ['/Applications', join(homeOf(env), 'Applications')]
  return names.flatMap((name) =>
    folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
}

function windowsPaths(env: NodeJS.ProcessEnv): string[] {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (folder) => !!folder,
  )
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ]
  return programs.flatMap((parts) => folders.map((folder) => join(folder ?? '', ...parts)))
}

function programsIn(browser: 'chrome' | 'chrome-headless-shell'): string[] {
  const mac = 'Google Chrome for Testing'
  return [browser, `${browser}.exe`, join(`${mac}.app`, 'Contents', 'MacOS', mac)]
}

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isExecutable(path)) return path
  return undefined
}

async function listFolder(path: string): Promise<string[]> {
  return (await readdir(path).catch(() => [])).sort()
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function homeOf(env: NodeJS.ProcessEnv): string {
  return env.HOME || env.USERPROFILE || homedir()
}
