/** The results that a page asks for; they come in a file of their own. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import { readResults, readSurvey, type ResultsPeriod } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { renderBusy } from '../../ui/busy.ts';
import { ratingLevels } from '../../ui/rating.ts';
import { addStyles } from '../../core/later-styles.ts';
import { renderResults, type ResultsContent } from './results-view.ts';
import { resultsStyles } from './results.styles.ts';

/** Which results to show. */
export interface ResultsAsked extends ResultsPeriod {
  readonly backend: Backend;
  readonly survey: string;
}

export interface ResultsOptions {
  readonly words: LocalizeController;
  /** Nothing while no results are to be shown. */
  readonly wanted: () => ResultsAsked | undefined;
  readonly failed: (error: BackendError) => void;
  /** How a failure is shown, with another try. */
  readonly renderFailure: (error: BackendError, retry: () => void) => TemplateResult;
}

type ResultsHost = ReactiveControllerHost & HTMLElement;
type Shown = Pick<ResultsContent, 'survey' | 'results'>;

/** Reads results, each time a page asks for others. */
export class ResultsTask implements ReactiveController {
  readonly #task: RemoteTask<[ResultsAsked], Shown>;
  readonly #host: ResultsHost;
  readonly #options: ResultsOptions;
  #asked = '';

  constructor(host: ResultsHost, options: ResultsOptions) {
    this.#host = host;
    this.#options = options;
    this.#task = new RemoteTask(host, {
      run: async ([{ backend, survey: id, ...period }], signal) => {
        const [survey, results] = await Promise.all([
          readSurvey(backend, id, signal),
          readResults(backend, id, period, signal),
        ]);
        return { survey, results };
      },
      failed: options.failed,
    });
    host.addController(this);
  }

  /** Why nothing can be shown, if so. */
  get failure(): BackendError | undefined {
    return this.#task.failure;
  }

  hostUpdate(): void {
    const wanted = this.#options.wanted();
    const { backend, survey, from, to } = wanted ?? {};
    const asked = wanted ? [backend?.endpoint, backend?.agency, survey, from, to].join('\n') : '';
    if (wanted && asked !== this.#asked) this.#task.ask(wanted);
    this.#asked = asked;
  }

  render(): TemplateResult {
    const { words, renderFailure } = this.#options;
    addStyles(this.#host.shadowRoot!, resultsStyles);
    return this.#task.render({
      initial: () => html``,
      pending: ({ look }) => html`${look ? renderBusy(words.t('common.loading')) : nothing}`,
      complete: (shown) => {
        const levels = ratingLevels(shown.survey.scale, (word) => words.t(`rating.${word}`));
        return renderResults({ ...shown, words, levels });
      },
      error: (error) => renderFailure(error, () => this.#task.retry()),
    });
  }
}
