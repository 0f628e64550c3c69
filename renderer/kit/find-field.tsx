import { TextInput, type TextInputProps } from '@mantine/core'
import type { Ref } from 'react'
import { SearchIcon } from './icons'

type FindFieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'onKeyDown' | 'ref'> & {
  readonly ref?: Ref<HTMLInputElement>
  readonly text: string
  readonly onText: (text: string) => void
  /** Enter, once something was typed: takes what stands first. */
  readonly onTake: () => void
}

/** 查找并选: a few letters, and Enter takes the first one found. */
export function FindField({ text, onText, onTake, ...field }: FindFieldProps) {
  return (
    <TextInput
      {...field}
      type="search"
      data-autofocus
      leftSection={<SearchIcon />}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return
        event.preventDefault()
        onTake()
      }}
    />
  )
}
