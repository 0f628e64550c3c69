import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '#shared/meeting/agenda'
import { dropOn, stepDown, stepIn, stepOut, stepUp } from '#shared/views/agenda-steps'
import { PlayedMeeting } from '#tests/support/meeting'

/** `A`, ` a`, `B`: blanks in front say the depth. */
function agendaOf(...titles: readonly string[]): PlayedMeeting {
  const played = new PlayedMeeting()
  for (const title of titles)
    played.do({
      type: 'agenda.add',
      title: title.trim(),
      kind: 'other',
      minutes: null,
      presenter: '',
      depth: title.length - title.trimStart().length,
      before: null,
    })
  return played
}

function written(played: PlayedMeeting): readonly string[] {
  return played.meeting.agenda.items.map((item) => ' '.repeat(item.depth) + item.title)
}

type Step = (items: readonly AgendaItem[], id: string) => ReturnType<typeof stepUp>

function take(played: PlayedMeeting, title: string, step: Step): readonly string[] | null {
  const { items } = played.meeting.agenda
  const command = step(items, items.find((item) => item.title === title)?.id ?? '')
  if (!command) return null
  played.do(command)
  return written(played)
}

describe('议程的上移下移', () => {
  it('moves an item past its sibling with everything under it (A8)', () => {
    expect(take(agendaOf('A', ' a', 'B', ' b'), 'B', stepUp)).toEqual(['B', ' b', 'A', ' a'])
    expect(take(agendaOf('A', ' a', 'B', ' b', 'C'), 'A', stepDown)).toEqual(['B', ' b', 'A', ' a', 'C'])
    expect(take(agendaOf('A', ' a', 'B', ' b'), 'A', stepDown)).toEqual(['B', ' b', 'A', ' a'])
  })

  it('moves the first under a parent out under the item before, the last on under the item after', () => {
    expect(take(agendaOf('A', 'B', ' b'), 'b', stepUp)).toEqual(['A', ' b', 'B'])
    expect(take(agendaOf('A', ' a', 'B', 'C'), 'a', stepDown)).toEqual(['A', 'B', ' a', 'C'])
  })

  it('has no further step at either end', () => {
    expect(take(agendaOf('A', 'B'), 'A', stepUp)).toBeNull()
    expect(take(agendaOf('A', 'B', ' b'), 'B', stepDown)).toBeNull()
    expect(take(agendaOf('A', 'B'), 'A', stepIn)).toBeNull()
    expect(take(agendaOf('A', 'B'), 'B', stepOut)).toBeNull()
  })

  it('goes in one level under the item above and not deeper than three levels (A1)', () => {
    expect(take(agendaOf('A', 'B'), 'B', stepIn)).toEqual(['A', ' B'])
    expect(take(agendaOf('A', ' B', '  C', '  D'), 'D', stepIn)).toBeNull()
    expect(take(agendaOf('A', ' B'), 'B', stepOut)).toEqual(['A', 'B'])
  })

  it('stands where it was dropped: before when taken up, after all of it when taken down', () => {
    const drop =
      (onto: string): Step =>
      (items, id) =>
        dropOn(items, id, items.find((item) => item.title === onto)?.id ?? '')
    expect(take(agendaOf('A', 'B', 'C'), 'C', drop('A'))).toEqual(['C', 'A', 'B'])
    expect(take(agendaOf('A', 'B', ' b', 'C'), 'A', drop('B'))).toEqual(['B', ' b', 'A', 'C'])
    expect(take(agendaOf('A', ' a', 'B'), 'A', drop('a'))).toBeNull()
    expect(take(agendaOf('A', 'B'), 'A', drop('A'))).toBeNull()
  })

  it('offers only steps the desk takes, whatever the agenda looks like', () => {
    const titles = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        titles,
        fc.nat(11),
        fc.nat(11),
        fc.constantFrom('up', 'down', 'in', 'out', 'drop'),
        (depths, of, onto, kind) => {
          const played = agendaOf(...depths.map((depth, index) => `${' '.repeat(depth)}t${index}`))
          const { items } = played.meeting.agenda
          const id = items[of % items.length]?.id ?? ''
          const steps = { up: stepUp, down: stepDown, in: stepIn, out: stepOut }
          const command =
            kind === 'drop' ? dropOn(items, id, items[onto % items.length]?.id ?? '') : steps[kind](items, id)
          if (!command) return
          // `do` throws when the desk refuses.
          played.do(command)
          expect(played.meeting.agenda.items).toHaveLength(items.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})
