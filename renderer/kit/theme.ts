import {
  type ActionIconProps,
  type ButtonProps,
  type CheckboxProps,
  createTheme,
  type DrawerProps,
  type InputProps,
  type InputWrapperProps,
  type MantineColorsTuple,
  type ModalProps,
  type NumberInputProps,
  type SelectProps,
  type SwitchProps,
  type TabsProps,
  type TagsInputProps,
  type TextareaProps,
  type TextInputProps,
  type TooltipProps,
} from '@mantine/core'

/**
 * The interface library dressed in our tokens. Colours are names here and values in kit.css, which takes them from
 * look/tokens.css: one file knows a colour, and a theme on an element changes the library's components with it.
 */
export const theme = createTheme({
  primaryColor: 'cinnabar',
  colors: {
    cinnabar: tuple('cinnabar'),
    jade: tuple('jade'),
    amber: tuple('amber'),
    blue: tuple('blue'),
    plum: tuple('plum'),
    ink: tuple('ink'),
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: defaults<ButtonProps>({ size: 'sm' }),
    ActionIcon: defaults<ActionIconProps>({ variant: 'subtle', color: 'ink', size: 32 }),
    Input: defaults<InputProps>({ size: 'sm' }),
    InputWrapper: defaults<InputWrapperProps>({
      size: 'sm',
      inputWrapperOrder: ['label', 'input', 'description', 'error'],
    }),
    TextInput: defaults<TextInputProps>({ autoComplete: 'off', spellCheck: false }),
    Textarea: defaults<TextareaProps>({ autosize: true, autoComplete: 'off', spellCheck: false }),
    NumberInput: defaults<NumberInputProps>({ allowNegative: false, clampBehavior: 'none' }),
    Select: defaults<SelectProps>({ allowDeselect: false, checkIconPosition: 'right' }),
    TagsInput: defaults<TagsInputProps>({ spellCheck: false }),
    Checkbox: defaults<CheckboxProps>({ color: 'jade' }),
    Switch: defaults<SwitchProps>({ color: 'jade' }),
    Modal: defaults<ModalProps>({
      centered: true,
      closeButtonProps: { 'aria-label': '关闭' },
      radius: 'lg',
      overlayProps: { color: '#1e1b16', backgroundOpacity: 0.32 },
    }),
    Drawer: defaults<DrawerProps>({ position: 'right', closeButtonProps: { 'aria-label': '关闭' } }),
    Tabs: defaults<TabsProps>({ color: 'cinnabar' }),
    Tooltip: defaults<TooltipProps>({ color: 'ink', openDelay: 400, withArrow: true }),
  },
})

/** What a component is given unless it says otherwise; the component itself comes with the page that shows it. */
function defaults<Props>(defaultProps: Partial<Props>) {
  return { defaultProps }
}

/** The library insists on ten shades; ours has one of each colour, and kit.css says which (fill, ground, text). */
function tuple(name: string): MantineColorsTuple {
  const ground = `var(--${name}-ground)`
  const fill = `var(--${name})`
  const strong = `var(--${name}-strong)`
  return [ground, ground, ground, ground, ground, fill, fill, strong, strong, strong]
}

/** The names that `color` and `data-tone` may carry. */
export type Tone = 'cinnabar' | 'jade' | 'amber' | 'blue' | 'plum' | 'ink'

declare module '@mantine/core' {
  export interface MantineThemeColorsOverride {
    colors: Record<Tone, MantineColorsTuple>
  }
}
