import { homedir } from 'node:os'
import path from 'node:path'

/**
 * Returns where this user's programs keep what they can make again, which need not be there yet: `$XDG_CACHE_HOME` where
 * that is absolute (XDG Base Directory Specification 0.8), or else `~/.cache`.
 */
export function userCache(env: NodeJS.ProcessEnv = process.env): string {
  return env.XDG_CACHE_HOME?.startsWith('/')
    ? env.XDG_CACHE_HOME
    : path.join(env.HOME || homedir(), '.cache')
}

/** Returns our folder in it. */
export function ownCache(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(userCache(env), 'briefing')
}
