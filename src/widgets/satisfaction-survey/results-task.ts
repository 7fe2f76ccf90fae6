import { html, svg, type ReactiveController, type TemplateResult } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import { readResults, readSurvey, type ResultsPeriod } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { ratingLevels } from '../../ui/rating.ts';
import { loadResults } from './load-results.ts';
import type { ResultsContent, renderResults } from './results-view.ts';

/** Which results to show. */
export interface ResultsAsked extends ResultsPeriod {
  readonly backend: Backend;
  readonly survey: string;
}

interface Shown extends Pick<ResultsContent, 'survey' | 'results'> {
  readonly render: typeof renderResults;
}

/** Reads the results that a page asks for, each time it asks for others. */
export class ResultsTask implements ReactiveController {
  readonly task: RemoteTask<[ResultsAsked], Shown>;
  readonly #wanted: () => ResultsAsked | undefined;
  readonly #words: LocalizeController;
  #asked = '';

  constructor(
    host: ReactiveControllerHost,
    words: LocalizeController,
    wanted: () => ResultsAsked | undefined,
    failed: (error: BackendError) => void,
  ) {
    this.#wanted = wanted;
    this.#words = words;
    this.task = new RemoteTask(host, {
      run: async ([{ backend, survey: id, ...period }], signal) => {
        const [survey, results, { renderResults }] = await Promise.all([
          readSurvey(backend, id, signal),
          readResults(backend, id, period, signal),
          loadResults(),
        ]);
        return { survey, results, render: renderResults };
      },
      failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const wanted = this.#wanted();
    const { backend, survey, from, to } = wanted ?? {};
    const asked = wanted ? [backend?.endpoint, backend?.agency, survey, from, to].join('\n') : '';
    if (wanted && asked !== this.#asked) this.task.ask(wanted);
    this.#asked = asked;
  }

  /** The results as they were read. */
  render({ survey, results, render }: Shown): TemplateResult {
    const words = this.#words;
    const levels = ratingLevels(survey.scale, (word) => words.t(`rating.${word}`));
    return render({ html, svg }, { words, survey, results, levels });
  }
}
