/** Small drawings as the programs write them that teams draw with; drawn for these tests. */
const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const html = 'xmlns="http://www.w3.org/1999/xhtml"'

export interface ToolDrawing {
  /** Colours that stand on it, as hex. */
  colours: readonly string[]
  /** What its author is told, in order. */
  told: readonly RegExp[]
  svg: string
}

export const toolDrawings: Readonly<Record<string, ToolDrawing>> = {
  Inkscape: {
    colours: ['#3366cc', '#00aa55'],
    told: [],
    svg: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="80mm" height="40mm" viewBox="0 0 80 40" id="svg5" inkscape:version="1.2.2" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" ${names}>
<sodipodi:namedview id="namedview7" pagecolor="#ffffff"><inkscape:grid type="xygrid"/></sodipodi:namedview>
<defs><linearGradient inkscape:collect="always" id="g1"><stop style="stop-color:#ff8800;stop-opacity:1;" offset="0"/><stop style="stop-color:#aa0000;stop-opacity:1" offset="1"/></linearGradient>
<linearGradient xlink:href="#g1" id="g2" x1="5" y1="5" x2="35" y2="5" gradientUnits="userSpaceOnUse"/>
<filter style="color-interpolation-filters:sRGB" id="f1" x="-0.1" y="-0.1" width="1.25" height="1.25"><feFlood flood-opacity="0.5" flood-color="rgb(0,0,0)" result="flood"/><feComposite in="flood" in2="SourceGraphic" operator="in" result="c"/><feGaussianBlur in="c" stdDeviation="1"/><feOffset dx="1" dy="1" result="o"/><feComposite in="SourceGraphic" in2="o" operator="over"/></filter>
<marker style="overflow:visible" id="m1" refX="0" refY="0" orient="auto-start-reverse" markerWidth="5" markerHeight="6" viewBox="0 0 5 6"><path transform="scale(0.5)" style="fill:context-stroke;stroke:context-stroke;stroke-width:1pt" d="M 5.77,0 -2.88,5 V -5 Z"/></marker>
<clipPath clipPathUnits="userSpaceOnUse" id="c1"><circle cx="65" cy="20" r="10"/></clipPath></defs>
<g inkscape:label="Layer 1" inkscape:groupmode="layer"><rect style="fill:url(#g2);stroke:#000000;stroke-width:0.5;filter:url(#f1)" width="30" height="20" x="5" y="10" ry="2"/>
<path style="fill:none;stroke:#3366cc;stroke-width:2;marker-end:url(#m1)" d="M 38,20 H 48" sodipodi:nodetypes="cc"/><rect style="fill:#00aa55" clip-path="url(#c1)" width="20" height="20" x="55" y="10"/></g></svg>`,
  },
  matplotlib: {
    colours: ['#ff8800', '#1f77b4'],
    told: [],
    svg: `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="144pt" height="72pt" viewBox="0 0 144 72" version="1.1" ${names}>
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a>x</a></rdf:RDF></metadata>
<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
<g id="figure_1"><path d="M 0 72 L 144 72 L 144 0 L 0 0 z" style="fill: #ffffff"/><path d="M 10 70 L 40 70 L 40 20 L 10 20 z" clip-path="url(#p1)" style="fill: #ff8800"/>
<defs><path id="m1" d="M 0 5 C 3 5 5 3 5 0 C 5 -3 3 -5 0 -5 C -3 -5 -5 -3 -5 0 C -5 3 -3 5 0 5 z" style="stroke: #1f77b4"/></defs>
<g clip-path="url(#p1)"><use xlink:href="#m1" x="70" y="50" style="fill: #1f77b4; stroke: #1f77b4"/><use xlink:href="#m1" x="100" y="30" style="fill: #1f77b4; stroke: #1f77b4"/></g></g>
<defs><clipPath id="p1"><rect x="5" y="5" width="130" height="66"/></clipPath></defs></svg>`,
  },
  'draw.io': {
    colours: ['#dae8fc', '#f8cecc'],
    told: [/“Phishing mail with attachment”; look at it, or export it as text of SVG.*Text as SVG/],
    svg: `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg ${names} style="background: #ffffff; background-color: light-dark(#ffffff, var(--ge-dark-color, #121212)); color-scheme: light dark;" width="322px" height="61px" viewBox="-0.5 -0.5 322 61" content="&lt;mxfile>&lt;/mxfile>"><defs/><g><g data-cell-id="2"><rect x="0" y="0" width="120" height="60" rx="9" ry="9" fill="#dae8fc" stroke="#6c8ebf" pointer-events="all" style="fill: light-dark(rgb(218, 232, 252), rgb(29, 41, 59)); stroke: light-dark(rgb(108, 142, 191), rgb(92, 121, 163));"/>
<g transform="translate(-0.5 -0.5)"><switch><foreignObject pointer-events="none" width="100%" height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible;"><div ${html} style="display: flex; width: 118px; height: 1px; padding-top: 30px;"><div style="font-size: 0;"><div style="font-size: 12px; font-family: Helvetica; color: light-dark(#000000, #ffffff);">Phishing mail with attachment</div></div></div></foreignObject><text x="60" y="34" fill="light-dark(#000000, #ffffff)" font-family="&quot;Helvetica&quot;" font-size="12px" text-anchor="middle">Phishing mail with...</text></switch></g></g>
<g data-cell-id="3"><rect x="200" y="0" width="120" height="60" fill="#f8cecc" stroke="#b85450" style="fill: light-dark(rgb(248, 206, 204), rgb(81, 45, 43));"/></g></g>
<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a transform="translate(0,-5)" xlink:href="https://www.drawio.com/doc/faq/svg-export-text-problems" target="_blank"><text text-anchor="middle" font-size="10px" x="50%" y="100%">Text is not SVG - cannot display</text></a></switch></svg>`,
  },
  'a Mermaid flowchart': {
    colours: ['#ececff', '#9370db'],
    told: [
      /“Phishing mail”; look at it, or export it as text of SVG: for Mermaid set `htmlLabels: false`/,
    ],
    svg: `<svg id="m" width="100%" ${names} class="flowchart" style="max-width: 200px; background-color: white;" viewBox="0 0 200 80" role="graphics-document document" aria-roledescription="flowchart-v2"><style>#m{font-family:"trebuchet ms",verdana,arial,sans-serif;font-size:16px;fill:#333;}@keyframes edge-animation-frame{from{stroke-dashoffset:0;}}@keyframes dash{to{stroke-dashoffset:0;}}#m .edge-animation-slow{stroke-dasharray:9,5!important;stroke-dashoffset:900;animation:dash 50s linear infinite;stroke-linecap:round;}#m .node rect,#m .node circle{fill:#ECECFF;stroke:#9370DB;stroke-width:1px;}#m .flowchart-link{stroke:#333333;fill:none;}#m .edgeLabel{background-color:rgba(232,232,232, 0.8);text-align:center;}#m :root{--mermaid-font-family:"trebuchet ms",verdana,arial,sans-serif;}</style><g><marker id="m_pointEnd" class="marker flowchart-v2" viewBox="0 0 10 10" refX="5" refY="5" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z" class="arrowMarkerPath" style="stroke-width: 1; stroke-dasharray: 1, 0;"/></marker><g class="root"><path d="M140,40L190,40" class="edge-thickness-normal edge-pattern-solid flowchart-link" style=";" marker-end="url(#m_pointEnd)"/><g class="edgeLabel"><g class="label"><foreignObject width="0" height="0"><div ${html} class="labelBkg"><span class="edgeLabel"/></div></foreignObject></g></g><g class="node default" transform="translate(74, 40)"><rect class="basic label-container" style="" x="-66" y="-27" width="132" height="54"/><g class="label" transform="translate(-50, -12)"><rect/><foreignObject width="100" height="24"><div ${html} style="display: table-cell; white-space: nowrap; line-height: 1.5;"><span class="nodeLabel"><p>Phishing mail</p></span></div></foreignObject></g></g></g></g></svg>`,
  },
  'a Mermaid sequence': {
    colours: ['#eaeaea', '#fff5ad'],
    told: [],
    svg: `<svg id="s" width="100%" ${names} style="max-width: 200px;" viewBox="-10 -10 200 90" role="graphics-document document"><style>#s{font-family:arial,sans-serif;font-size:16px;fill:#333;}#s .actor{stroke:hsl(259.6, 59.7%, 87.9%);fill:#ECECFF;}#s text.actor>tspan{fill:black;stroke:none;}#s .note{stroke:#aaaa33;fill:#fff5ad;}</style><g><rect x="0" y="0" fill="#eaeaea" stroke="#666" width="80" height="40" rx="3" ry="3" class="other"/><text x="40" y="20" dominant-baseline="central" alignment-baseline="central" class="actor actor-box" style="text-anchor: middle; font-size: 16px; font-weight: 400;"><tspan x="40" dy="0">User</tspan></text></g><rect x="90" y="20" width="90" height="40" class="note"/></svg>`,
  },
  Excalidraw: {
    colours: ['#ffc9c9', '#1971c2'],
    told: [/its own fonts \(“Excalifont”\)/],
    svg: `<svg version="1.1" ${names} viewBox="0 0 240 100" width="240" height="100"><!-- svg-source:excalidraw --><metadata><!-- payload-start -->x<!-- payload-end --></metadata><defs><style class="style-fonts">@font-face { font-family: Excalifont; src: url(data:font/woff2;base64,d09GMgABAAAA); }</style></defs><rect x="0" y="0" width="240" height="100" fill="#ffffff"></rect><g stroke-linecap="round" transform="translate(10 20) rotate(0 50 30)"><path d="M0 0 C30 1, 70 -1, 100 0 C101 20, 99 40, 100 60 C60 61, 40 59, 0 60 C-1 40, 1 20, 0 0" stroke="none" stroke-width="0" fill="#ffc9c9"></path></g><mask id="mask-x1"><rect x="0" y="0" fill="#fff" width="240" height="100"></rect><rect x="150" y="40" fill="#000" width="40" height="20" opacity="1"></rect></mask><g stroke-linecap="round" mask="url(#mask-x1)"><path d="M125 50 C 150 54, 200 46, 230 50" stroke="#1971c2" stroke-width="6" fill="none"></path></g></svg>`,
  },
  PlantUML: {
    colours: ['#e2e2f0', '#ffffff'],
    told: [],
    svg: `<?xml version="1.0" encoding="us-ascii" standalone="no"?><svg ${names} contentStyleType="text/css" height="120px" preserveAspectRatio="none" style="width:200px;height:120px;background:#FFFFFF;" version="1.1" viewBox="0 0 200 120" width="200px" zoomAndPan="magnify"><?plantuml 1.2023.10?><defs><filter height="300%" id="f1" width="300%" x="-1" y="-1"><feGaussianBlur result="b" stdDeviation="2.0"/><feColorMatrix in="b" result="b2" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .4 0"/><feOffset dx="4.0" dy="4.0" in="b2" result="b3"/><feBlend in="SourceGraphic" in2="b3" mode="normal"/></filter></defs><g><line style="stroke:#181818;stroke-width:0.5;stroke-dasharray:5.0,5.0;" x1="26" x2="26" y1="36" y2="100"/><rect fill="#E2E2F0" filter="url(#f1)" height="60" rx="2.5" ry="2.5" style="stroke:#181818;stroke-width:0.5;" width="143" x="25" y="25"/></g></svg>`,
  },
  Graphviz: {
    colours: ['#ffd8a8', '#ff0000'],
    told: [/its links \(“https:\/\/example.com\/x”\) are left out, their content stays/],
    svg: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="100pt" height="80pt" viewBox="0.00 0.00 100.00 80.00" ${names}>
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 76)"><title>G</title><polygon fill="white" stroke="transparent" points="-4,4 -4,-76 96,-76 96,4 -4,4"/>
<g id="node1" class="node"><title>A</title><g id="a_node1"><a xlink:href="https://example.com/x" xlink:title="tip"><polygon fill="#ffd8a8" stroke="black" points="54,-72 0,-72 0,-36 54,-36 54,-72"/></a></g></g>
<polygon fill="red" stroke="red" points="30,-30 60,-30 45,-4"/></g></svg>`,
  },
  Illustrator: {
    colours: ['#e03131', '#1971c2'],
    told: [],
    svg: `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
	<!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" id="Layer_1" xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" x="0px" y="0px" width="200px" height="100px" viewBox="0 0 200 100" enable-background="new 0 0 200 100" xml:space="preserve">
<style type="text/css"><![CDATA[
	.st0{fill:#E03131;stroke:#000000;stroke-miterlimit:10;}
	.st1{clip-path:url(#SVGID_2_);fill:#1971C2;}
]]></style>
<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject><g i:extraneous="self"><rect x="10" y="10" class="st0" width="60" height="60"/><g><defs><rect id="SVGID_1_" x="100" y="10" width="60" height="60"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath><circle class="st1" cx="130" cy="40" r="40"/></g></g></switch></svg>`,
  },
}
