import { expect } from '@open-wc/testing';
import { defineElement } from '../../src/core/define-element.ts';
import { lines } from './console.ts';

describe('a tag', () => {
  it('is registered', () => {
    class FirstElement extends HTMLElement {}
    defineElement('test-first', FirstElement);
    expect(customElements.get('test-first')).to.equal(FirstElement);
    expect(document.createElement('test-first')).to.be.instanceOf(FirstElement);
    expect(lines).to.deep.equal([]);
  });

  it('may be registered twice by the same copy, silently', () => {
    class AgainElement extends HTMLElement {}
    defineElement('test-again', AgainElement);
    defineElement('test-again', AgainElement);
    expect(lines).to.deep.equal([]);
  });

  it('that is taken stays with its owner, and the webmaster is told once', () => {
    class OwnerElement extends HTMLElement {}
    class LaterElement extends HTMLElement {}
    customElements.define('test-taken', OwnerElement);
    defineElement('test-taken', LaterElement);
    defineElement('test-taken', LaterElement);
    expect(customElements.get('test-taken')).to.equal(OwnerElement);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('<test-taken>');
  });
});
