import type {} from '#shared/contract/projector'
import '../look/tokens.css'
import './page.css'
import { listen } from './listen'

const place = document.getElementById('wall')
if (!place) throw new Error('index.html carries the element the wall is drawn into')

listen(globalThis.projector, place)
