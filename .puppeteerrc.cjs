/** The browser comes from npm (@sparticuz/chromium) or from the machine: nothing else is downloaded. */
module.exports = { skipDownload: true }
