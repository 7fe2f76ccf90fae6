import { expect } from '@open-wc/testing';
import { configure, endpointFrom, oneOf, pageConfig, textsFrom, warnOnce } from '../../src/core/config.ts';
import { lines } from './console.ts';

const page = globalThis as { dvc?: unknown };
afterEach(() => {
  delete page.dvc;
  configure({ endpoint: undefined, agency: undefined, theme: undefined, texts: undefined } as never);
});

/** A place that no other test has told the webmaster about. */
let places = 0;
const somewhere = (): string => `<dvc-test-${++places}>`;

describe('what the page says', () => {
  it('is nothing at first', () => {
    expect(Object.values(pageConfig()).filter((value) => value !== undefined)).to.deep.equal([]);
  });

  it('is said by the script tag', () => {
    page.dvc = {
      config: { endpoint: 'https://a.example', agency: 'H90', theme: 'dark', texts: '{"search.any":"Hết"}' },
    };
    expect(pageConfig()).to.deep.include({
      endpoint: 'https://a.example',
      agency: 'H90',
      theme: 'dark',
      texts: { 'search.any': 'Hết' },
    });
  });

  it('is the script tag’s again where configure() leaves it open', () => {
    page.dvc = { config: { endpoint: 'https://a.example' } };
    configure({ endpoint: 'https://b.example' });
    configure({ endpoint: undefined } as never);
    expect(pageConfig().endpoint).to.equal('https://a.example');
  });

  it('is said over the script tag by configure(), one thing after the other', () => {
    page.dvc = { config: { endpoint: 'https://a.example', agency: 'H90' } };
    configure({ endpoint: 'https://b.example' });
    configure({ theme: 'light' });
    expect(pageConfig()).to.deep.include({ endpoint: 'https://b.example', theme: 'light' });
  });

  for (const stranger of ['text', 5, null, {}, { config: null }, { config: 'x' }, { config: { texts: '' } }]) {
    it(`is not read out of a stranger’s variable: ${JSON.stringify(stranger)}`, () => {
      page.dvc = stranger;
      expect(pageConfig().endpoint).to.equal(undefined);
      expect(lines).to.deep.equal([]);
    });
  }

  it('is not read out of an element of the host that is called dvc', () => {
    const element = document.createElement('div');
    element.id = 'dvc';
    document.body.append(element);
    expect(pageConfig().endpoint).to.equal(undefined);
    element.remove();
  });

  it('is told once when its texts cannot be read, and read once however often it is asked for', () => {
    page.dvc = { config: { texts: '{"search.any": }' } };
    for (let time = 0; time < 3; time++) expect(pageConfig().texts).to.equal(undefined);
    expect(lines).to.have.length(1);
    page.dvc = { config: { texts: '{"search.any":"Hết"}' } };
    expect(pageConfig().texts).to.equal(pageConfig().texts);
  });
});

describe('an endpoint', () => {
  for (const [said, address] of [
    ['https://dvc.example.gov.vn/api', 'https://dvc.example.gov.vn/api'],
    ['https://dvc.example.gov.vn/api/', 'https://dvc.example.gov.vn/api'],
    ['https://dvc.example.gov.vn//', 'https://dvc.example.gov.vn'],
    ['  https://dvc.example.gov.vn ', 'https://dvc.example.gov.vn'],
    ['HTTPS://DVC.Example.gov.vn/API', 'https://dvc.example.gov.vn/API'],
    ['https://dvc.example.gov.vn:8443', 'https://dvc.example.gov.vn:8443'],
    ['https://dịchvụcông.example/', 'https://xn--dchvcng-x0a0689dsha.example'],
    ['http://localhost:8080/api', 'http://localhost:8080/api'],
    ['http://dvc.localhost', 'http://dvc.localhost'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
  ] as const) {
    it(`is ${said}`, () => {
      expect(endpointFrom(said, somewhere())).to.equal(address);
      expect(lines).to.deep.equal([]);
    });
  }

  for (const [said, problem] of [
    ['dvc.example.gov.vn', 'an https'],
    ['/api', 'an https'],
    ['//dvc.example.gov.vn/api', 'an https'],
    ['https://', 'an https'],
    ['ftp://dvc.example', 'an https'],
    ['javascript:alert(1)', 'an https'],
    ['data:application/json,{}', 'an https'],
    ['http://dvc.example.gov.vn/api', 'must be an https'],
    ['http://127.example.gov.vn/api', 'must be an https'],
    ['http://127.0.0.1.example.gov.vn/api', 'must be an https'],
    ['http://localhost.example.gov.vn/api', 'must be an https'],
    ['http://mylocalhost/api', 'must be an https'],
    ['http://10.0.0.5/api', 'must be an https'],
    ['https://dvc.example.gov.vn/api?x=1', 'an https'],
    ['https://dvc.example.gov.vn/api#x', 'an https'],
    ['https://user@dvc.example.gov.vn', 'an https'],
    ['https://:secret@dvc.example.gov.vn', 'an https'],
  ] as const) {
    it(`is not ${said}, and one console line says why, once`, () => {
      const place = somewhere();
      for (let time = 0; time < 3; time++) expect(endpointFrom(said, place)).to.equal(undefined);
      expect(lines).to.have.length(1);
      expect(lines[0])
        .to.match(new RegExp(`^\\[dvc\\] ${place}: endpoint `))
        .and.to.include(problem)
        .and.to.include('like');
    });
  }

  for (const said of [undefined, '', null as unknown as string]) {
    it(`that is missing (${JSON.stringify(said)}) is told once, with what to add`, () => {
      const place = somewhere();
      for (let time = 0; time < 3; time++) expect(endpointFrom(said, place)).to.equal(undefined);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include('data-endpoint');
    });
  }

  it('may be given as an address object, and nothing else breaks it', () => {
    const odd = (value: unknown) => endpointFrom(value as string, somewhere());
    expect(odd(new URL('https://dvc.example/api/'))).to.equal('https://dvc.example/api');
    for (const value of [5, {}, [], true]) expect(odd(value)).to.equal(undefined);
  });
});

describe('texts', () => {
  it('are sentences by key', () => {
    expect(textsFrom('{"search.any":"Hết","x":""}', somewhere())).to.deep.equal({ 'search.any': 'Hết', x: '' });
    expect(textsFrom('{}', somewhere())).to.deep.equal({});
  });

  for (const said of ['', 'x', '{', '5', 'null', '[]', '["a"]', '"a"', '{"search.any":5}', '{"a":{"b":"c"}}']) {
    it(`are not ${said || 'nothing'}, and one console line says how they look`, () => {
      const place = somewhere();
      for (let time = 0; time < 2; time++) expect(textsFrom(said, place)).to.equal(undefined);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include(place).and.to.include('{"search.label"');
    });
  }
});

describe('a choice of few', () => {
  const themes = ['auto', 'light', 'dark'] as const;

  it('is what was chosen, the first where nothing was', () => {
    expect(oneOf(themes, 'dark', 'theme')).to.equal('dark');
    expect(oneOf(themes, undefined, 'theme')).to.equal('auto');
    expect(oneOf(themes, '', 'theme')).to.equal('auto');
    expect(lines).to.deep.equal([]);
  });

  it('is the first where the choice is unknown, and one console line names the others', () => {
    const place = somewhere();
    for (const wrong of ['blue', 'blue', 'toString']) expect(oneOf(themes, wrong, place)).to.equal('auto');
    expect(lines).to.deep.equal([
      `[dvc] ${place}="blue" is unknown; it can be auto, light, dark.`,
      `[dvc] ${place}="toString" is unknown; it can be auto, light, dark.`,
    ]);
  });
});

describe('a console line', () => {
  it('is written once', () => {
    const place = somewhere();
    warnOnce(place);
    warnOnce(place);
    warnOnce(`${place}!`);
    expect(lines).to.deep.equal([`[dvc] ${place}`, `[dvc] ${place}!`]);
  });
});
