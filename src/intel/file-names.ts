import { cjkLetters } from '../addresses/cjk.js'

const endings =
  'exe|dll|sys|scr|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|hta|lnk|iso|img|vhdx?|msi|msix|cpl|ocx|drv|docm?|docx|dotm|xlsm?|xlsx|xlsb|xll|pptx|pptm|rtf|pdf|one|chm|zip|rar|7z|gz|tgz|cab|ace|apk|ipa|dmg|pkg|elf|jar|war|txt|ini|inf|reg|pdb|sct|iqy|appx|au3|a3x|jsp|jspx|aspx?|ashx|php|sh|py|pyc|bin|dat|tmp|log|so|dylib|ko|plist|desktop|service'
const end = `\\.(?:${endings})(?![\\w/\\\\-]|\\.\\w)`

const fileEnd = new RegExp(`${end}$`, 'i')

const cjkName = `[\\w${cjkLetters}][\\w.()（）${cjkLetters}-]*?${end}`

/** What may be the name of a file in running text; in Japanese letters only what stands by itself. */
export const fileNames: readonly RegExp[] = [
  new RegExp(`(?<![\\w./\\\\@-])\\w[\\w.()-]*${end}`, 'gi'),
  new RegExp(`(?<=[「『（("'\`“‘])${cjkName}|^${cjkName}$`, 'giu'),
]

/** Whether a name ends as those of files do. */
export function hasFileEnding(name: string): boolean {
  return fileEnd.test(name)
}

/** @param before the text that leads to a match of `fileNames` */
export function isFileName(name: string, before: string): boolean {
  // `請求書2024.xlsm` would lose its beginning.
  const isCutOff = /^[\d_]/.test(name) && cjkLetter.test(before)
  return !isCutOff && !product.test(name) && !projectFiles.has(name)
}

const cjkLetter = new RegExp(`[${cjkLetters}]$`, 'u')

/** `Node.js` and the like. */
const product = /^(?:[A-Z]\w*|node|next|vue|express|three|jquery(?:[.-].*)?)\.js$/

/** Names that every project or server has. */
const projectFiles = new Set(
  (
    'setup.py manage.py __init__.py conftest.py requirements.txt robots.txt security.txt LICENSE.txt README.txt ' +
    'CHANGELOG.txt CMakeLists.txt index.js main.js app.js index.php wp-config.php wp-login.php php.ini my.ini ' +
    'boot.ini desktop.ini console.log bash.sh install.sh'
  ).split(' '),
)
