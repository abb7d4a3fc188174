import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreSection } from '../../core/result/model';
import { HIGHEST_SCORE, riskWord, type RiskWord } from '../../core/result/score';
import { plain, shown } from '../content';
import { styled } from '../styled';
import { number, t } from '../words';

/** A word for each risk. */
function wordOf(risk: RiskWord): string {
  return { high: t('high'), medium: t('medium'), low: t('low'), none: t('no risk known') }[risk];
}

/** As many components as a card has room for. */
const MOST_BARS = 4;

/** A score as number, word and bar: the colour only repeats the word. */
export function scoreLine(section: ScoreSection, threshold: number): TemplateResult {
  const word = riskWord(section.score, threshold);
  return html`<p class="headline score ${word}">
      <span class="figure">${number(section.score)}</span>
      <span class="word">${wordOf(word)}</span>
      <span class="of">${t('of {0}', number(HIGHEST_SCORE))}</span>
    </p>
    ${bar(section.score, word)}`;
}

function bar(score: number, word: string): TemplateResult {
  const percent = Math.min(HIGHEST_SCORE, Math.max(0, score));
  return html`<div class="bar ${word}" aria-hidden="true">
    <div ${styled({ width: `${percent}%` })}></div>
  </div>`;
}

/** The components that weigh most, each as number, word and bar. */
export function componentBars(
  { components }: ScoreSection,
  threshold: number,
): TemplateResult | typeof nothing {
  const most = [...components].sort((a, b) => b.score - a.score).slice(0, MOST_BARS);
  return most.length === 0
    ? nothing
    : html`<ul class="component-bars">
        ${most.map((component) => {
          const word = riskWord(component.score, threshold);
          return html`<li title=${plain(component.name)}>
            <span>${shown(component.label)}</span>
            <span class="number">${number(component.score)}</span>
            ${bar(component.score, word)}
          </li>`;
        })}
      </ul>`;
}

/** The score with every component and what speaks for it. */
export function scoreView(section: ScoreSection, threshold: number): TemplateResult {
  return html`<div class="score-view">
    <div class="score-total">${scoreLine(section, threshold)}</div>
    ${
      section.components.length === 0
        ? nothing
        : html`<table class="components">
            <thead>
              <tr>
                <th scope="col">${t('Component')}</th>
                <th scope="col" class="number">${t('Score')}</th>
                <th scope="col"><span class="hidden-words">${t('Bar')}</span></th>
                <th scope="col">${t('Evidence')}</th>
              </tr>
            </thead>
            <tbody>
              ${section.components.map((component) => {
                const word = riskWord(component.score, threshold);
                return html`<tr>
                  <th scope="row" title=${plain(component.name)}>${shown(component.label)}</th>
                  <td class="number">${number(component.score)}</td>
                  <td class="bar-cell">${bar(component.score, word)}</td>
                  <td>
                    ${
                      component.evidence.length === 0
                        ? html`<span class="dim">${t('none given')}</span>`
                        : component.evidence.map((line) => html`<div>${shown(line)}</div>`)
                    }
                  </td>
                </tr>`;
              })}
            </tbody>
          </table>`
    }
  </div>`;
}
