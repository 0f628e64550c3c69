import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkScript } from '#shared/rehearsal/check'

const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../resources/samples', `${name}.json`), 'utf8')

describe('rehearsal scripts', () => {
  it.each(['parking-finished', 'water-prepared'])('%s plays through on paper', (name) => {
    expect(checkScript(sample(name))).toMatchObject({ ok: true })
  })

  it('is refused with the line of the step that cannot be done', () => {
    const text = sample('parking-finished').replace(
      '"type": "agenda.activate", "itemId": "4"',
      '"type": "agenda.activate", "itemId": "99"',
    )
    const line = text.split('\n').findIndex((each) => each.includes('"itemId": "99"')) + 1
    const checked = checkScript(text)
    expect(!checked.ok && checked.refusal.message).toContain(`第 ${line} 行：agenda.activate 行不通`)
  })

  it('is refused with the line of a step that is written wrong, and when it is no script at all', () => {
    const text = sample('water-prepared').replace('"at": "-19:40:00"', '"at": "later"')
    const line = text.split('\n').findIndex((each) => each.includes('"later"')) + 1
    const checked = checkScript(text)
    expect(!checked.ok && checked.refusal.message).toContain(`第 ${line} 行`)
    expect(checkScript('{')).toMatchObject({ ok: false, refusal: { code: 'rehearsal.not-json' } })
    expect(checkScript('{"format":"other"}')).toMatchObject({ ok: false, refusal: { code: 'rehearsal.bad-shape' } })
  })

  it('is refused when a step that should be refused is not', () => {
    const text = sample('parking-finished')
      .replace('"type": "meeting.open"}', '"type": "meeting.open"}')
      .replace('{"at": "3:10", "do"', '{"at": "3:10", "refused": "agenda.already-on", "do"')
    expect(checkScript(text)).toMatchObject({ ok: false, refusal: { code: 'rehearsal.not-refused' } })
  })
})
