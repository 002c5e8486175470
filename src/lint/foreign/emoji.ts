/** The emoji that stand in reports. */
export const emoji: ReadonlyMap<string, string> = new Map(
  [
    ...[':warning: ⚠️', ':information_source: ℹ️', ':bulb: 💡', ':memo: 📝', ':rotating_light: 🚨'],
    ...[':white_check_mark: ✅', ':heavy_check_mark: ✔️', ':x: ❌', ':no_entry: ⛔', ':star: ⭐'],
    ...[':exclamation: ❗', ':question: ❓', ':lock: 🔒', ':key: 🔑', ':fire: 🔥', ':bug: 🐛'],
    ...[':red_circle: 🔴', ':large_blue_circle: 🔵', ':tada: 🎉', ':rocket: 🚀', ':pushpin: 📌'],
    ...[':link: 🔗', ':eyes: 👀', ':+1: 👍', ':-1: 👎', ':mag: 🔍', ':shield: 🛡️', ':email: 📧'],
    ...[':skull: 💀', ':computer: 💻', ':calendar: 📅', ':boom: 💥', ':zap: ⚡', ':book: 📖'],
  ].map((pair) => {
    const [name = '', character = ''] = pair.split(' ')
    return [name, character]
  }),
)

/** The icons of MkDocs. */
export const icon = /^:(?:material|fontawesome|octicons|simple)-/
