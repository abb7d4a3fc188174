import '@vscode-elements/elements/dist/vscode-button/index.js';
import { parseToBatchView } from '../protocol/batchView';
import { parseToWebview } from '../protocol/toWebview';
import { fromWire } from '../protocol/wire';
import { LensBatch } from './batch/lensBatch';
import './answer/factsView';
import './grid/lensGrid';
import { LensPanel } from './panel';
import './styles/base.css';
import './styles/header.css';
import './styles/tabs.css';
import './styles/summary.css';
import './styles/answer.css';
import './styles/grid.css';
import './styles/batch.css';
import './styles/pivots.css';
import './styles/records.css';
import './styles/saved.css';
import './styles/timeline.css';
import './records/lensRecords';
import './timeline/lensTimeline';
import { vscodeApi } from './vscodeApi';

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const input = fromWire(event.data);
  const batch = document.querySelector('lens-batch');
  if (batch instanceof LensBatch) {
    const said = parseToBatchView(input);
    if (said !== undefined) {
      batch.receive(said);
    }
    return;
  }
  const message = parseToWebview(input);
  const panel = document.querySelector('lens-panel');
  if (message !== undefined && panel instanceof LensPanel) {
    panel.receive(message);
  }
});

vscodeApi.postMessage({ type: 'ready' });
