import { defineElement } from '../../core/define-element.ts';
import { SatisfactionSurveyElement } from './satisfaction-survey-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-satisfaction-survey': SatisfactionSurveyElement;
  }
}

defineElement('dvc-satisfaction-survey', SatisfactionSurveyElement);
