import { defineElement } from '../../core/define-element.ts';
import { FeedbackTrackerElement } from './feedback-tracker-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-feedback-tracker': FeedbackTrackerElement;
  }
}

defineElement('dvc-feedback-tracker', FeedbackTrackerElement);
