import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { Lock } from '#shared/contract/lock'
import { ok, type Result, refuse } from '#shared/decision'
import { z } from '#shared/text/zod'

const keptSchema = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Wrong tries since the last right one. */
  failed: z.int().min(0),
  /** When the last of them was, by the wall clock, in milliseconds. */
  failedAtMs: z.number(),
})
type Kept = z.output<typeof keptSchema>

/**
 * 锁屏: keeps curious hands from the console while the clerk is away. Of the PIN only its scrypt hash is kept, in a file
 * beside the journal. Five wrong tries cost a minute, each further one twice as long, up to an hour; a try is counted
 * before it is looked at, so that ending the program does not give it back.
 */
export class PinLock {
  #isLocked: boolean
  #last: Promise<unknown> = Promise.resolve()

  private constructor(
    private readonly file: string,
    private readonly nowMs: () => number,
    private kept: Kept | null,
  ) {
    this.#isLocked = kept !== null
  }

  /** A room with a PIN opens locked. A file that is damaged stays locked until a technician removes it. */
  static async open(file: string, nowMs: () => number): Promise<PinLock> {
    return new PinLock(file, nowMs, await readKept(file))
  }

  get state(): Lock {
    return { hasPin: this.kept !== null, isLocked: this.#isLocked, waitSeconds: Math.ceil(this.#waitMs() / 1000) }
  }

  lock(): Lock {
    this.#isLocked = this.kept !== null
    return this.state
  }

  unlock(pin: string): Promise<Result<Lock>> {
    return this.#inTurn(async () => {
      const wrong = await this.#check(pin)
      if (wrong) return wrong
      this.#isLocked = false
      return ok(this.state)
    })
  }

  /**
   * Before what cannot be taken back (K5) and before whole numbers go out (K6): the PIN once more. Where there is none,
   * nothing is asked; `must` refuses then.
   */
  confirm(pin: string, must: 'if-set' | 'must-be-set' = 'if-set'): Promise<Result<null>> {
    return this.#inTurn(async () => {
      if (!this.kept && must === 'must-be-set')
        return refuse('lock.no-pin', '本室还没有设PIN码。请先到“设置 → 数据安全”设好PIN码，再办这一步。')
      const wrong = await this.#check(pin)
      return wrong ?? ok(null)
    })
  }

  /** Sets, changes or (null) takes away the PIN; an old one must be named. */
  change(old: string, pin: string | null): Promise<Result<Lock>> {
    return this.#inTurn(async () => {
      const wrong = this.kept && (await this.#check(old))
      if (wrong) return wrong
      if (pin === null) {
        await rm(this.file, { force: true })
        this.kept = null
        this.#isLocked = false
      } else {
        const salt = randomBytes(16)
        const hash = await hashOf(pin, salt)
        await this.#keep({ salt: salt.toString('hex'), hash: hash.toString('hex'), failed: 0, failedAtMs: 0 })
      }
      return ok(this.state)
    })
  }

  async #check(
    pin: string,
  ): Promise<{ readonly ok: false; readonly refusal: { code: string; message: string } } | null> {
    const { kept } = this
    if (!kept) return null
    const waitMs = this.#waitMs()
    if (waitMs > 0) return refuse('lock.wait', `试错次数太多，请等 ${sayWait(waitMs)}再试。`)
    await this.#keep({ ...kept, failed: kept.failed + 1, failedAtMs: this.nowMs() })
    if (!timingSafeEqual(await hashOf(pin, Buffer.from(kept.salt, 'hex')), Buffer.from(kept.hash, 'hex'))) {
      const left = triesWithoutWait - kept.failed - 1
      const next = left > 0 ? `还可以试 ${left} 次。` : `请等 ${sayWait(this.#waitMs())}再试。`
      return refuse('lock.wrong-pin', `PIN码不对，${next}忘记了请找技术人员。`)
    }
    await this.#keep({ ...kept, failed: 0, failedAtMs: 0 })
    return null
  }

  #waitMs(): number {
    const { failed = 0, failedAtMs = 0 } = this.kept ?? {}
    if (failed < triesWithoutWait) return 0
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - triesWithoutWait))
    // A clock that was set back makes nobody wait longer than the wait itself, and none shorter than it has run.
    return Math.min(wait, Math.max(0, failedAtMs + wait - this.nowMs()))
  }

  /** Whole or not at all, and on the disk before anybody is answered. */
  async #keep(kept: Kept): Promise<void> {
    const draft = `${this.file}.part`
    const file = await open(draft, 'w')
    try {
      await file.writeFile(JSON.stringify(kept))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, this.file)
    this.kept = kept
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => {})
    return mine
  }
}

const triesWithoutWait = 5
const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000

async function readKept(file: string): Promise<Kept | null> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return null
  }
  const parsed = keptSchema.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : { salt: '0'.repeat(32), hash: '0'.repeat(64), failed: 0, failedAtMs: 0 }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Some tenths of a second on a slow machine, and 32 MB while it lasts: guessing a copied file is slow, typing is not. */
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

function hashOf(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => scrypt(pin, salt, 32, cost, (error, hash) => (error ? fail(error) : done(hash))))
}

function sayWait(ms: number): string {
  return ms > 90_000 ? `${Math.ceil(ms / 60_000)} 分钟` : `${Math.ceil(ms / 1000)} 秒`
}
