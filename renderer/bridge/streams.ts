import { useCallback, useSyncExternalStore } from 'react'
import type { KeptFacts, StreamState } from '#shared/contract/desk'
import { stateOfText } from '#shared/contract/state-text'
import type { Refusal } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { PlanHistory } from '#shared/plan/plan'
import type { Room } from '#shared/room/room'
import type { Person } from '#shared/roster/person'
import type { TopicHistory } from '#shared/topic/topic'
import { ask } from './ask'
import { anchorTo } from './desk-clock'
import type { Grow } from './grow'
import { hasHeard, hearsNoMore } from './heard'

/** A stream as this page knows it: its state once, then its facts, folded by the domain's own evolve. */
export type Followed<State> =
  | { readonly phase: 'opening' }
  | { readonly phase: 'open'; readonly state: State }
  | { readonly phase: 'refused'; readonly refusal: Refusal }

/** 会议, live. The state is null while the meeting has not been created. */
export function useMeeting(stream: StreamId): Followed<MeetingHistory | null> {
  return useFollowed(stream, (state) => (state.kind === 'meeting' ? state.history : null))
}

export function useRoomStream(stream: StreamId): Followed<Room | null> {
  return useFollowed(stream, (state) => (state.kind === 'room' ? state.room : null))
}

export function usePerson(stream: StreamId): Followed<Person | null> {
  return useFollowed(stream, (state) => (state.kind === 'person' ? state.person : null))
}

export function useTopic(stream: StreamId): Followed<TopicHistory | null> {
  return useFollowed(stream, (state) => (state.kind === 'topic' ? state.topic : null))
}

export function usePlan(stream: StreamId): Followed<PlanHistory | null> {
  return useFollowed(stream, (state) => (state.kind === 'plan' ? state.plan : null))
}

function useFollowed<State>(stream: StreamId, pick: (state: StreamState) => State): Followed<State> {
  const subscribe = useCallback((listener: () => void) => follow(stream, listener), [stream])
  const followed = useSyncExternalStore(subscribe, () => followers.get(stream)?.followed ?? opening)
  return followed.phase === 'open' ? { phase: 'open', state: pick(followed.state) } : followed
}

type Follower = {
  followed: Followed<StreamState>
  readonly listeners: Set<() => void>
  /** Facts heard while the state itself is on its way; null when it is not. */
  early: KeptFacts[] | null
}

const opening = { phase: 'opening' } as const
const followers = new Map<StreamId, Follower>()
let hearing = false
/** Comes after the first stream was shown: the first page is drawn without the whole domain. */
let grow: Grow | null = null

function follow(stream: StreamId, listener: () => void): () => void {
  if (!hearing) {
    globalThis.desk.on('facts.kept', hear)
    hearing = true
  }
  const follower = followers.get(stream) ?? { followed: opening, listeners: new Set<() => void>(), early: null }
  follower.listeners.add(listener)
  if (!followers.has(stream)) {
    followers.set(stream, follower)
    void open(stream, follower)
  }
  return () => {
    follower.listeners.delete(listener)
    // Screens change faster than streams: give the next screen a moment to take over.
    setTimeout(() => {
      if (follower.listeners.size > 0 || followers.get(stream) !== follower) return
      followers.delete(stream)
      hearsNoMore(stream)
      void ask('stream.close', { stream })
    }, 1000)
  }
}

async function open(stream: StreamId, follower: Follower): Promise<void> {
  follower.early = []
  const answer = await ask('stream.open', { stream })
  if (!answer.ok) {
    follower.early = null
    hearsNoMore(stream)
    return tell(follower, { phase: 'refused', refusal: answer.refusal })
  }
  const state = stateOfText(answer.value)
  anchorTo(state.sentAt)
  tell(follower, { phase: 'open', state })
  hasHeard(stream, seqOf(state))
  grow ??= await whatGrows()
  const { early } = follower
  follower.early = null
  for (const kept of early ?? []) take(follower, kept)
}

/** In a moment in which nothing else is to be drawn. What is kept meanwhile waits with what came early. */
async function whatGrows(): Promise<Grow> {
  if (typeof requestIdleCallback === 'function')
    await new Promise((idle) => requestIdleCallback(idle, { timeout: longestWaitMs }))
  return (await import('./grow')).grow
}

const longestWaitMs = 500

function hear(kept: KeptFacts): void {
  anchorTo(kept.sentAt)
  const follower = followers.get(kept.stream)
  if (!follower) return
  if (follower.early) follower.early.push(kept)
  else take(follower, kept)
}

/** Folds what is new; after a gap the state is asked for again (ARCHITECTURE, Publishing). */
function take(follower: Follower, kept: KeptFacts): void {
  if (follower.early || !grow || follower.followed.phase !== 'open') return
  let { state } = follower.followed
  for (const fact of kept.facts) {
    if (fact.seq <= seqOf(state)) continue
    if (fact.seq !== seqOf(state) + 1) return void open(kept.stream, follower)
    state = grow(state, fact)
  }
  tell(follower, { phase: 'open', state })
  hasHeard(kept.stream, seqOf(state))
}

function tell(follower: Follower, followed: Followed<StreamState>): void {
  follower.followed = followed
  for (const listener of follower.listeners) listener()
}

function seqOf(state: StreamState): number {
  switch (state.kind) {
    case 'meeting':
      return state.history?.seq ?? 0
    case 'topic':
      return state.topic?.seq ?? 0
    case 'plan':
      return state.plan?.seq ?? 0
    default:
      return state.seq
  }
}
