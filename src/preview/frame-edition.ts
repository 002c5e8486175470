import { hashOf } from './load-assets.js'

/**
 * Takes the HTML edition; gives it with the preview's script at its end, which its own Content-Security-Policy is made
 * to allow. Everything else stays as it will be published.
 */
export function frameEdition(html: string, script: string): string {
  const allowed = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/i,
    (_, start: string, policy: string) => `${start}${allow(policy, hashOf(script))}"`,
  )
  const end = allowed.lastIndexOf('</body>')
  const at = end < 0 ? allowed.length : end
  return `${allowed.slice(0, at)}<script>${script}</script>${allowed.slice(at)}`
}

function allow(policy: string, hash: string): string {
  return /script-src /.test(policy)
    ? policy.replace(/script-src (?:'none')?/, () => `script-src ${hash} `)
    : `${policy}; script-src ${hash}`
}
