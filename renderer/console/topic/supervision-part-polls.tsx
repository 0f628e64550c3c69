import { Button, Menu } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { pollMomentNames, type TopicPoll } from '#shared/topic/polls'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { useReadOnly } from './standing'
import { PollPicture } from './supervision-part-poll-picture'
import styles from './supervision-part-polls.module.css'
import partStyles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type PollsProps = {
  readonly stream: StreamId
  readonly topic: Topic
  readonly onAsk: () => void
  readonly onTake: () => void
  readonly onRecord: (pollId: string) => void
}

/** 前后对比 (P14): the same question before and after, side by side. */
export function Polls({ stream, topic, onAsk, onTake, onRecord }: PollsProps) {
  const readOnly = useReadOnly()
  return (
    <TopicCard
      title="前后对比"
      beside={
        !readOnly && (
          <div className={styles.acts}>
            <Button variant="default" size="xs" h={32} onClick={onTake}>
              用会上的表决
            </Button>
            <Button variant="default" size="xs" h={32} onClick={onAsk}>
              另出一道题
            </Button>
          </div>
        )
      }
    >
      {topic.polls.length === 0 ? (
        <p className={partStyles.hint}>
          同一道题，协商前问一次，办好以后再问一次，支持的人多了多少一看就知道。可以用会上公布的表决，也可以把入户问卷的数填进来。
        </p>
      ) : (
        <ul className={styles.polls}>
          {topic.polls.map((poll) => (
            <li key={poll.id} className={styles.poll}>
              <div className={styles.head}>
                <h3 className={styles.question}>{poll.question}</h3>
                {!readOnly && <PollActs stream={stream} poll={poll} onRecord={() => onRecord(poll.id)} />}
              </div>
              <PollPicture poll={poll} />
            </li>
          ))}
        </ul>
      )}
    </TopicCard>
  )
}

type PollActsProps = { readonly stream: StreamId; readonly poll: TopicPoll; readonly onRecord: () => void }

function PollActs({ stream, poll, onRecord }: PollActsProps) {
  const { send, isBusy } = useCommand(stream)
  const today = dayOf(deskNow())
  const turn = (index: number) =>
    void send({
      type: 'polls.setSupport',
      pollId: poll.id,
      supports: poll.options.map((each, place) => (place === index ? !each.supports : each.supports)),
    })
  return (
    <div className={styles.acts}>
      <Button variant="default" size="xs" h={32} onClick={onRecord}>
        登记数据
      </Button>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" size="xs" h={32} disabled={isBusy} aria-label={`${poll.question}：更多`}>
            更多
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>算作支持的选项</Menu.Label>
          {poll.options.map((option, index) => (
            <Menu.Item
              key={option.label}
              role="menuitemcheckbox"
              aria-checked={option.supports}
              leftSection={option.supports ? '✓' : '　'}
              onClick={() => turn(index)}
            >
              {option.label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {poll.rounds.map((round) => (
            <Menu.Item
              key={round.id}
              onClick={() => void send({ type: 'polls.removeRound', pollId: poll.id, roundId: round.id })}
            >
              删去{pollMomentNames[round.moment]}的数据（{sayDay(round.on, today)}）
            </Menu.Item>
          ))}
          <Menu.Item color="cinnabar" onClick={() => void send({ type: 'polls.remove', pollId: poll.id })}>
            删去这道题
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
