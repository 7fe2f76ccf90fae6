import type { ReactiveControllerHost } from 'lit';
import { RemoteTask } from './remote-task.ts';

/** As much of a questionnaire as is asked here; of `src/backend/contract/surveys.ts`. */
interface OfferedSurvey {
  readonly id: string;
  readonly version: string;
  readonly scale: 3 | 5;
  readonly thanks: string;
}

/** The one question that a tap answers. */
interface OfferedQuestion {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** What was tapped. */
interface Rated<Survey> {
  readonly survey: Survey;
  readonly question: string;
  readonly level: number;
}

/** How far it got: a state of `src/backend/submission.ts`, and where it is kept until then. */
interface Sent {
  readonly state: string;
  readonly kept?: string;
}

interface SurveyOfferOptions<Survey> {
  readonly read: (signal: AbortSignal) => Promise<Survey>;
  readonly questionOf: (survey: Survey) => OfferedQuestion | undefined;
  readonly send: (rated: Rated<Survey>, watch: (submission: Sent) => void) => Promise<unknown>;
  /** Whether it may be sent now. */
  readonly mayAsk: () => boolean;
}

/**
 * The rating (đánh giá mức độ hài lòng) that comes with a dossier or a reply: one question, one tap. Nobody came for it, so
 * where it cannot be had, nothing is said.
 */
export class SurveyOffer<Survey extends OfferedSurvey> {
  /** The level that was tapped or walked to. */
  level: number | undefined;
  sent: Sent | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #options: SurveyOfferOptions<Survey>;
  readonly #asking: RemoteTask<[], Survey>;

  constructor(host: ReactiveControllerHost, options: SurveyOfferOptions<Survey>) {
    this.#host = host;
    this.#options = options;
    this.#asking = new RemoteTask(host, { run: (_, signal) => options.read(signal) });
    this.#asking.ask();
  }

  /** The questionnaire and its one question, once they are here. */
  get asked(): { readonly survey: Survey; readonly question: OfferedQuestion } | undefined {
    const survey = this.#asking.latest;
    const question = survey && this.#options.questionOf(survey);
    return survey && question && { survey, question };
  }

  /** A tap is the whole answer; an arrow key only passes over a level. */
  readonly choose = (level: number, passing: boolean): void => {
    this.level = level;
    this.#host.requestUpdate();
    if (!passing) void this.send();
  };

  readonly send = async (): Promise<void> => {
    const { asked, level } = this;
    if (!asked || level === undefined || this.sent || !this.#options.mayAsk()) return;
    this.#show({ state: 'sending' });
    const rated = { survey: asked.survey, question: asked.question.id, level };
    await this.#options.send(rated, (sent) => this.#show(sent));
  };

  #show(sent: Sent): void {
    this.sent = sent;
    this.#host.requestUpdate();
  }
}
