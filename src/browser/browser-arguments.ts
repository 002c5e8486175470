/**
 * What we add to Puppeteer's own arguments. Left out on purpose, though others pass them: --single-process (breaks
 * kerning and hides crashes), --disable-web-security, --allow-file-access-from-files.
 */
export function listArguments({ sandbox }: { sandbox: boolean }): string[] {
  return [
    ...(sandbox ? [] : ['--no-sandbox']),
    // Same text widths on every machine, and the same on screen (where we measure) as in print.
    '--font-render-hinting=none',
    '--disable-gpu',
    // /dev/shm has 64 MB in Docker.
    '--disable-dev-shm-usage',
    '--disable-extensions',
    '--disable-component-update',
    '--no-first-run',
    '--lang=en-US',
    // The network is shut three times: interception sees neither prefetch nor WebSocket.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
  ]
}
