// What libraries do more slowly than they need, written anew while they are bundled. What they do stays the same:
// tests/package/quickened.test.ts holds the bundle's trees against those of the libraries as they are.
import { readFileSync } from 'node:fs'

/** By the file of a library: pieces of its code, each to be found as it is written here, and what takes their place. */
const quicker = [
  {
    // What Puppeteer sends is written in base64 by Node, not by a program of Puppeteer's own that needs many times as long.
    file: /puppeteer-core\/lib\/esm\/puppeteer\/util\/encoding\.js$/,
    changes: [
      [
        'export function typedArrayToBase64(typedArray) {',
        `$&
    return Buffer.from(typedArray.buffer, typedArray.byteOffset, typedArray.byteLength).toString("base64")`,
      ],
    ],
  },
  {
    // A name for each node in the stack of a debugger takes longer than the visit.
    file: /unist-util-visit-parents\/lib\/index\.js$/,
    changes: [["if (typeof value.type === 'string') {", 'if (false) {']],
  },
  {
    // Where the events of a part begin and end is noted by their numbers in a plain object. To copy one of these takes
    // time with the largest number, so that a text takes time with the square of its length.
    file: /micromark-util-subtokenize\/index\.js$/,
    changes: [
      ['const jumps = {};', 'const jumps = new Map();'],
      ['while (index in jumps) {', 'while (jumps.has(index)) {'],
      ['index = jumps[index];\n    }', 'index = jumps.get(index);\n    }'],
      [
        'Object.assign(jumps, subcontent(events, index));',
        'for (const [from, to] of subcontent(events, index)) jumps.set(from, to);',
      ],
      ['index = jumps[index];', 'index = jumps.get(index);'],
      ['const gaps = {};', 'const gaps = new Map();'],
      [
        'gaps[adjust + jumps[index][0]] = adjust + jumps[index][1];',
        'gaps.set(adjust + jumps[index][0], adjust + jumps[index][1]);',
      ],
    ],
  },
  {
    // For each token, what its handler may use is copied. No handler changes or keeps it.
    file: /mdast-util-from-markdown\/lib\/index\.js$/,
    changes: [
      [
        `handler[events[index][1].type].call({
          ...context,
          sliceSerialize: events[index][2].sliceSerialize
        }, events[index][1]);`,
        `context.sliceSerialize = events[index][2].sliceSerialize;
        handler[events[index][1].type].call(context, events[index][1]);`,
      ],
    ],
  },
  {
    // Most characters mean nothing by themselves: a state that has consumed one takes those that follow with it, up to
    // the end of the line or to one at which something may begin.
    file: /micromark\/lib\/create-tokenizer\.js$/,
    changes: [
      ['    consume,\n', '    consume,\n    consumeOn,\n'],
      [
        "  /** @type {Effects['enter']} */",
        `  function consumeOn(stops) {
    if (point._bufferIndex < 0) return;
    const chunk = chunks[point._index];
    let end = stops ? point._bufferIndex : chunk.length;
    while (end < chunk.length && !stops[chunk.charCodeAt(end)]) end++;
    const passed = end - point._bufferIndex;
    if (passed === 0) return;
    point.column += passed;
    point.offset += passed;
    point._bufferIndex = end;
    if (end === chunk.length) {
      point._bufferIndex = -1;
      point._index++;
    }
    context.previous = chunk.charCodeAt(end - 1);
  }

  $&`,
      ],
    ],
  },
  {
    file: /micromark\/lib\/initialize\/document\.js$/,
    changes: [
      [
        'effects.consume(code);\n    return flowContinue;',
        'effects.consume(code);\n    effects.consumeOn();\n    return flowContinue;',
      ],
    ],
  },
  {
    file: /micromark-core-commonmark\/lib\/content\.js$/,
    changes: [
      [
        'effects.consume(code);\n    return chunkInside;',
        'effects.consume(code);\n    effects.consumeOn();\n    return chunkInside;',
      ],
    ],
  },
  {
    file: /micromark\/lib\/initialize\/text\.js$/,
    changes: [
      [
        '// Data.\n      effects.consume(code);',
        '// Data.\n      effects.consume(code);\n      effects.consumeOn(constructs);',
      ],
    ],
  },
]

/** The plugin for esbuild. */
export const quickened = {
  name: 'quickened',
  setup: ({ onLoad }) => {
    for (const { file, changes } of quicker) {
      onLoad({ filter: file }, ({ path }) => {
        let code = readFileSync(path, 'utf8')
        for (const [from, to] of changes) {
          if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}`)
          code = code.replace(from, to)
        }
        return { contents: code }
      })
    }
  },
}
