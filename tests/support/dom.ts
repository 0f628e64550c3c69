import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Every test of a component begins with an empty page.
afterEach(cleanup)

// happy-dom lays nothing out and knows no fonts; fields that grow with their text listen for them.
if (!document.fonts) Object.defineProperty(document, 'fonts', { value: new EventTarget() })
