import { defineElement } from '../../core/define-element.ts';
import { PublishedRepliesElement } from './published-replies-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'dvc-published-replies': PublishedRepliesElement;
  }
}

defineElement('dvc-published-replies', PublishedRepliesElement);
