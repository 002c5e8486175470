import { parse } from 'tldts'
import { isForDocumentation } from '../addresses/documentation.js'
import { isResolver, kindOfIp } from '../addresses/ip-address.js'
import { hostOfAddress } from '../addresses/live.js'
import type { IndicatorType } from './indicator.js'

/**
 * Hosts that machines everywhere contact, in the manner of MISP's warning lists: whoever blocks one of them blocks
 * their own machines. A page under them (`url`) may be an indicator all the same.
 */
const hosts = new Set(
  (
    'google.com googleapis.com gstatic.com youtube.com gmail.com android.com microsoft.com windows.com ' +
    'windowsupdate.com live.com office.com office365.com outlook.com msftconnecttest.com bing.com ' +
    'azureedge.net apple.com icloud.com amazon.com cloudfront.net facebook.com ' +
    'fbcdn.net instagram.com whatsapp.com twitter.com x.com t.co linkedin.com github.com githubusercontent.com ' +
    'gitlab.com bitbucket.org npmjs.com npmjs.org pypi.org pythonhosted.org docker.com docker.io cloudflare.com ' +
    'cloudflare-dns.com akamai.net akamaiedge.net fastly.net jsdelivr.net unpkg.com wikipedia.org ' +
    'mozilla.org firefox.com adobe.com oracle.com java.com ubuntu.com debian.org redhat.com digicert.com ' +
    'letsencrypt.org sectigo.com globalsign.com verisign.com w3.org schema.org discord.com discordapp.com ' +
    'telegram.org t.me dropbox.com dropboxusercontent.com virustotal.com mitre.org bit.ly tinyurl.com ' +
    'nist.gov cisa.gov yahoo.com yahoo.co.jp line.me nicovideo.jp rakuten.co.jp ipify.org ipinfo.io ' +
    'ip-api.com icanhazip.com pool.ntp.org ntp.org baidu.com qq.com pastebin.com'
  ).split(' '),
)

/** Of these only the hosts themselves: anyone can have a name under them, though they are not public suffixes. */
const landlords = new Set(
  'wordpress.com sharepoint.com slack.com zoom.us azure.com windows.net onedrive.com amazonaws.com akamaihd.net'.split(
    ' ',
  ),
)

/** Hashes of nothing at all: every empty file has them. */
const emptyHashes = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
])

/** Programs that come with the system: attackers use them too, but finding one means nothing. */
const systemPrograms = new Set(
  (
    'cmd.exe powershell.exe pwsh.exe explorer.exe svchost.exe rundll32.exe regsvr32.exe mshta.exe wscript.exe ' +
    'cscript.exe msiexec.exe schtasks.exe certutil.exe bitsadmin.exe wmic.exe net.exe net1.exe sc.exe reg.exe ' +
    'tasklist.exe taskkill.exe whoami.exe ipconfig.exe nltest.exe vssadmin.exe wevtutil.exe bcdedit.exe lsass.exe ' +
    'services.exe winlogon.exe csrss.exe conhost.exe dllhost.exe spoolsv.exe taskhostw.exe notepad.exe calc.exe ' +
    'mmc.exe msbuild.exe installutil.exe regasm.exe ntdll.dll kernel32.dll kernelbase.dll user32.dll advapi32.dll ' +
    'ws2_32.dll amsi.dll wininet.dll ntoskrnl.exe ntds.dit winword.exe excel.exe outlook.exe msedge.exe chrome.exe ' +
    'firefox.exe wininit.exe smss.exe sihost.exe ctfmon.exe wuauclt.exe wermgr.exe werfault.exe fodhelper.exe ' +
    'gdi32.dll shell32.dll ole32.dll oleaut32.dll crypt32.dll winhttp.dll secur32.dll msvcrt.dll mscoree.dll clr.dll ' +
    'dbghelp.dll psapi.dll iphlpapi.dll netapi32.dll rpcrt4.dll bcrypt.dll ncrypt.dll wldp.dll urlmon.dll'
  ).split(' '),
)
const systemFolder =
  /^(?:[a-z]:\\windows|%(?:windir|systemroot)%)\\(?:(?:system32|syswow64)\\(?:windowspowershell\\v1\.0\\|wbem\\)?)?$/i
const systemFile =
  /^\/(?:etc\/(?:passwd|shadow|group|hosts|sudoers|crontab|resolv\.conf|ld\.so\.preload|rc\.local)|(?:usr\/)?bin\/(?:ba|da|z|k)?sh|(?:usr\/)?bin\/(?:env|python3?|perl|curl|wget|nc|cat|ls|id|crontab|systemctl)|dev\/(?:null|zero|u?random|shm|tcp)|tmp|var\/(?:log|tmp|www)(?:\/(?:messages|syslog|secure|auth\.log|wtmp|btmp|html))?|proc\/(?:self|cpuinfo|version))\/?$/

/**
 * Says why a value that is right in form would harm or help nobody as an indicator, in words that follow it; or
 * nothing.
 */
export function describeBenign(type: IndicatorType, value: string): string | undefined {
  switch (type) {
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return emptyHashes.has(value) ? 'is the hash of an empty file' : undefined
    case 'domain':
      if (isForDocumentation(value)) return 'is a name reserved for documentation'
      return isEverybodys(value) ? "is a host that everyone's machines contact" : undefined
    case 'email':
    case 'url': {
      const host = hostOfAddress(type, value)
      if (isForDocumentation(host)) return `is at \`${host}\`, a name reserved for documentation`
      return ofIp(host)
    }
    case 'ipv4':
    case 'ipv6':
      return ofIp(value)
    case 'cidr':
      return ofIp(value.replace(/\/.*$/, ''))
    case 'file':
      return systemPrograms.has(value.toLowerCase()) ? 'comes with the system' : undefined
    case 'path':
      return isOfSystem(value) ? 'comes with the system' : undefined
    default:
      return undefined
  }
}

function isOfSystem(path: string): boolean {
  const [, folder = '', name = ''] = /^(.*\\)([^\\]*)$/.exec(path) ?? []
  return (
    systemFile.test(path) || (systemFolder.test(folder) && systemPrograms.has(name.toLowerCase()))
  )
}

function ofIp(address: string): string | undefined {
  if (isResolver(address)) return 'is a widely used public resolver'
  switch (kindOfIp(address)) {
    case 'private':
      return 'belongs to a private network or to this machine'
    case 'reserved':
      return "is for documentation, or nobody's"
    default:
      return undefined
  }
}

/** `a.windowsupdate.com`; not `a.github.io`, where anyone can have a name. */
function isEverybodys(host: string): boolean {
  const own = parse(host, { allowPrivateDomains: true })
  if (landlords.has(host.replace(/^www\./, ''))) return true
  return hosts.has(host) || (!own.isPrivate && hosts.has(own.domain ?? ''))
}
