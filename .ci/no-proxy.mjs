// In the bundle in place of the package `proxy-agent`, with which Puppeteer downloads browsers: nothing here asks it to,
// and the package brings an interpreter of JavaScript along.
export class ProxyAgent {
  constructor() {
    throw new Error('Expected nobody to download a browser')
  }
}
