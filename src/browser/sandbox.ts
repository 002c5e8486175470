export interface Sandbox {
  sandbox: boolean
  /** Said once: why it is off. */
  notice?: string
}

/** Decides on the browser's sandbox: on, except for root (Chromium refuses it there) and where it is switched off. */
export function decideSandbox(noSandbox: boolean, env: NodeJS.ProcessEnv = process.env): Sandbox {
  if (noSandbox)
    return { sandbox: false, notice: 'The browser runs without its sandbox (--no-sandbox).' }
  // The second one is Puppeteer's own, which it would follow without a word.
  for (const name of ['BRIEFING_NO_SANDBOX', 'PUPPETEER_DANGEROUS_NO_SANDBOX']) {
    const value = env[name]
    if (value === '1' || value === 'true') {
      return { sandbox: false, notice: `The browser runs without its sandbox (${name}).` }
    }
  }
  if (process.getuid?.() === 0) {
    const notice =
      'The browser runs without its sandbox, since this is root; run as another user to have it.'
    return { sandbox: false, notice }
  }
  return { sandbox: true }
}
