// In the bundle in place of the package `string-width`, of which it is the default export: loads the package when it is
// first asked. That makes a table of how Unicode divides text, which takes longer than reading most sources.
module.exports = (text, options) =>
  require('../node_modules/string-width/index.js').default(text, options)
