#!/usr/bin/env node
import { runProgram } from './cli/program.js'

// A reader such as `head` may close the pipe early. That is no fault, and the exit code stands.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

void runProgram(process.argv.slice(2))
