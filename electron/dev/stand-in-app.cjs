// Put into the stand-in runtime in place of its own application: it loads the folder given as the first argument,
// as the official runtime does during development.
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { app } = require('electron')

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.')
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
process.defaultApp = true
app.setName(description.productName ?? description.name)
app.setVersion(description.version)
app.setAppPath(folder)
require(join(folder, description.main))
