import { defineElement } from '../../core/define-element.ts';
import { FeedbackFormElement } from './feedback-form-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-feedback-form': FeedbackFormElement;
  }
}

defineElement('dvc-feedback-form', FeedbackFormElement);
