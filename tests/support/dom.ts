import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { patience } from '#tests/support/patience'

// A busy machine may take longer than the second that the library allows for a picture to come.
configure({ asyncUtilTimeout: patience.timeout })

// Every test of a component begins with an empty page.
afterEach(cleanup)

// happy-dom lays nothing out and knows no fonts; fields that grow with their text listen for them.
if (!document.fonts) Object.defineProperty(document, 'fonts', { value: new EventTarget() })
