import { inflateSync } from 'node:zlib'

/*
 * The objects of a PDF, as far as Chromium writes them: names, numbers, strings, lists, dictionaries and compressed
 * streams, standing in the open or together in object streams. No encryption, no other filters but those of pictures.
 */

export type PdfName = { readonly kind: 'name'; readonly name: string }
export type PdfBytes = { readonly kind: 'bytes'; readonly bytes: string }
export type PdfReference = { readonly kind: 'reference'; readonly to: number }
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
export type PdfStream = {
  readonly kind: 'stream'
  readonly entries: ReadonlyMap<string, PdfValue>
  readonly raw: Uint8Array
}
/** A word that is no value: an operator of a page's drawing. */
export type PdfWord = { readonly kind: 'word'; readonly word: string }
export type PdfList = readonly PdfValue[]
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfBytes
  | PdfReference
  | PdfDictionary
  | PdfStream
  | PdfWord
  | PdfList

/** All objects of one file, by number. */
export class PdfObjects {
  private readonly objects = new Map<number, PdfValue>()

  constructor(pdf: Uint8Array) {
    const text = latin1(pdf)
    const reader = new PdfReader(text)
    const head = /(\d+) \d+ obj\b/g
    for (let found = head.exec(text); found; found = head.exec(text)) {
      reader.at = head.lastIndex
      const value = reader.value()
      const object = isDictionary(value) ? this.withStream(value, reader, pdf) : value
      this.objects.set(Number(found[1]), object)
      head.lastIndex = reader.at
    }
    for (const object of [...this.objects.values()]) {
      if (isStream(object) && nameOf(object.entries.get('Type')) === 'ObjStm') this.unpack(object)
    }
  }

  /** The value itself, whatever stands between. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    // A chain of references is never long; one that turns in a circle is no PDF.
    for (let steps = 0; isReference(found) && steps < 32; steps++) found = this.objects.get(found.to) ?? null
    return found
  }

  /** Entry `key` of a dictionary or stream, resolved. */
  entry(of: PdfValue | undefined, key: string): PdfValue {
    const owner = this.resolve(of)
    return isDictionary(owner) || isStream(owner) ? this.resolve(owner.entries.get(key)) : null
  }

  list(value: PdfValue | undefined): PdfList {
    const found = this.resolve(value)
    return isList(found) ? found : []
  }

  numbers(value: PdfValue | undefined): readonly number[] {
    return this.list(value).map((each) => numberOf(this.resolve(each)))
  }

  /** What a stream says, unpacked. */
  contentOf(stream: PdfStream): Uint8Array {
    const filters = this.filtersOf(stream)
    if (filters.length === 0) return stream.raw
    if (filters.length === 1 && filters[0] === 'FlateDecode') return inflateSync(stream.raw)
    throw new Error(`a stream of the PDF is packed as ${filters.join(', ')}, which is not read here`)
  }

  filtersOf(stream: PdfStream): readonly string[] {
    const filter = this.resolve(stream.entries.get('Filter'))
    if (filter === null) return []
    return (isList(filter) ? filter : [filter]).map((each) => nameOf(this.resolve(each)))
  }

  catalog(): PdfValue {
    for (const object of this.objects.values()) {
      if (isDictionary(object) && nameOf(object.entries.get('Type')) === 'Catalog') return object
    }
    throw new Error('the PDF has no catalogue')
  }

  private withStream(dictionary: PdfDictionary, reader: PdfReader, pdf: Uint8Array): PdfValue {
    const start = reader.streamStart()
    if (start === null) return dictionary
    const length = this.resolve(dictionary.entries.get('Length'))
    const end = typeof length === 'number' ? start + length : reader.text.indexOf('endstream', start)
    reader.at = end
    return { kind: 'stream', entries: dictionary.entries, raw: pdf.subarray(start, end) }
  }

  private unpack(packed: PdfStream): void {
    const reader = new PdfReader(latin1(this.contentOf(packed)))
    const count = numberOf(this.entry(packed, 'N'))
    const first = numberOf(this.entry(packed, 'First'))
    const places = Array.from({ length: count }, () => [numberOf(reader.value()), numberOf(reader.value())] as const)
    for (const [number, offset] of places) {
      reader.at = first + offset
      this.objects.set(number, reader.value())
    }
  }
}

/** Reads one value after another, each up to where the next begins. */
export class PdfReader {
  at = 0

  constructor(readonly text: string) {}

  /** Undefined at the end of the text. */
  next(): PdfValue | undefined {
    blanks.lastIndex = this.at
    blanks.exec(this.text)
    this.at = blanks.lastIndex
    if (this.at >= this.text.length) return undefined
    const sign = this.text.charAt(this.at)
    if (this.text.startsWith('<<', this.at)) return this.dictionary()
    if (sign === '[') return this.listUpTo(']', 1)
    if (sign === '(') return this.literal()
    if (sign === '<') return this.hexadecimal()
    if (sign === '/') return { kind: 'name', name: unescapedName(this.take(nameSigns)) }
    if (this.text.startsWith('>>', this.at)) return this.word(2)
    if (')>]{}'.includes(sign)) return this.word(1)
    return this.numberOrWord()
  }

  value(): PdfValue {
    return this.next() ?? null
  }

  /** Where the bytes of a stream begin, when one follows here. */
  streamStart(): number | null {
    streamWord.lastIndex = this.at
    return streamWord.test(this.text) ? streamWord.lastIndex : null
  }

  private word(length: number): PdfWord {
    this.at += length
    return { kind: 'word', word: this.text.slice(this.at - length, this.at) }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const taken = pattern.exec(this.text)?.[0] ?? this.text.charAt(this.at)
    this.at += taken.length
    return taken
  }

  private numberOrWord(): PdfValue {
    reference.lastIndex = this.at
    const referred = reference.exec(this.text)
    if (referred) {
      this.at = reference.lastIndex
      return { kind: 'reference', to: Number(referred[1]) }
    }
    const word = this.take(regularSigns)
    if (numeral.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { kind: 'word', word }
  }

  private listUpTo(end: string, skip: number): PdfList {
    this.at += skip
    const values: PdfValue[] = []
    for (let value = this.next(); value !== undefined; value = this.next()) {
      if (isWord(value) && value.word === end) break
      values.push(value)
    }
    return values
  }

  private dictionary(): PdfDictionary {
    const parts = this.listUpTo('>>', 2)
    const entries = new Map<string, PdfValue>()
    for (let at = 0; at + 1 < parts.length; at += 2) entries.set(nameOf(parts[at]), parts[at + 1] ?? null)
    return { kind: 'dictionary', entries }
  }

  private hexadecimal(): PdfBytes {
    const end = this.text.indexOf('>', this.at)
    const digits = this.text.slice(this.at + 1, end).replace(/\s/g, '')
    this.at = end + 1
    return { kind: 'bytes', bytes: (digits.match(/..?/g) ?? []).map((each) => latin1Of(each.padEnd(2, '0'))).join('') }
  }

  private literal(): PdfBytes {
    let bytes = ''
    let depth = 0
    for (this.at += 1; this.at < this.text.length; this.at++) {
      const sign = this.text.charAt(this.at)
      if (sign === '\\') {
        bytes += this.escaped()
        continue
      }
      if (sign === ')' && depth === 0) break
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
      bytes += sign
    }
    this.at += 1
    return { kind: 'bytes', bytes }
  }

  /** At the backslash; afterwards at the last sign that belongs to it. */
  private escaped(): string {
    octal.lastIndex = this.at + 1
    const digits = octal.exec(this.text)?.[0]
    if (digits) {
      this.at += digits.length
      return String.fromCharCode(Number.parseInt(digits, 8) & 0xff)
    }
    this.at += 1
    const sign = this.text.charAt(this.at)
    if (sign === '\r' && this.text.charAt(this.at + 1) === '\n') this.at += 1
    return sign === '\r' || sign === '\n' ? '' : (escapes[sign] ?? sign)
  }
}

export function isReference(value: PdfValue): value is PdfReference {
  return hasKind(value, 'reference')
}
export function isDictionary(value: PdfValue): value is PdfDictionary {
  return hasKind(value, 'dictionary')
}
export function isStream(value: PdfValue): value is PdfStream {
  return hasKind(value, 'stream')
}
export function isWord(value: PdfValue): value is PdfWord {
  return hasKind(value, 'word')
}
export function isBytes(value: PdfValue): value is PdfBytes {
  return hasKind(value, 'bytes')
}
export function isList(value: PdfValue): value is PdfList {
  return Array.isArray(value)
}

/** The name without its slash; empty for what is no name. */
export function nameOf(value: PdfValue | undefined): string {
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : ''
}

/** 0 for what is no number. */
export function numberOf(value: PdfValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function hasKind(value: PdfValue, kind: string): boolean {
  return value !== null && typeof value === 'object' && 'kind' in value && value.kind === kind
}

function latin1Of(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}

function unescapedName(name: string): string {
  return name.slice(1).replace(/#([\da-f]{2})/gi, (_, hex: string) => latin1Of(hex))
}

const blanks = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y
const reference = /(\d+) \d+ R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const nameSigns = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const regularSigns = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const octal = /[0-7]{1,3}/y
const streamWord = /[\0\t\n\f\r ]*stream\r?\n/y
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
