import { answer, drop, ofStatus, pathOf, put, query, say, sayHtml, type WrongDoing } from './spoil.ts';

export const WRONG_STATUS: readonly WrongDoing[] = [
  {
    wrong: 'answers /v1/status in HTML',
    fails: 'says in /v1/status what the contract names',
    mischief: answer((given, asked) => pathOf(asked) === '/status' && sayHtml(given, 200)),
  },
  {
    wrong: 'cuts its status short',
    fails: 'says in /v1/status what the contract names',
    mischief: answer((given) => (given.body = given.body.subarray(0, 100))),
  },
  {
    wrong: 'says its status as a list',
    fails: 'says in /v1/status what the contract names',
    mischief: answer((given, asked) => pathOf(asked) === '/status' && say(given, 200, 'application/json', '[]')),
  },
  {
    wrong: 'leaves its limits out',
    fails: 'says in /v1/status what the contract names',
    mischief: ofStatus((status) => drop(status, 'limits')),
  },
  {
    wrong: 'says what it offers in one text',
    fails: 'says in /v1/status what the contract names',
    mischief: ofStatus((status) => put(status, 'operations', 'procedures, catalogue')),
  },
  {
    wrong: 'says the time without an offset',
    fails: 'says in /v1/status what the contract names',
    mischief: ofStatus((status) => (status.time = '2026-11-24T08:00:00')),
  },
  {
    wrong: 'names no agency',
    fails: 'says in /v1/status what the contract names',
    mischief: ofStatus((status) => put(status, 'agency', null)),
  },
  {
    wrong: 'speaks another major version',
    fails: 'speaks version 1 of the contract',
    mischief: ofStatus((status) => (status.contract = '2.0')),
  },
  {
    wrong: 'speaks a version that is none',
    fails: 'speaks version 1 of the contract',
    mischief: ofStatus((status) => (status.contract = '1')),
  },
  {
    wrong: 'announces works that end before they begin',
    fails: 'announces nothing that ends before it begins',
    mischief: ofStatus(({ notices }) =>
      notices.push({
        kind: 'maintenance',
        from: '2026-11-28T23:00:00+07:00',
        until: '2026-11-28T01:00:00+07:00',
        text: 'Bảo trì hệ thống.',
      }),
    ),
  },
  {
    wrong: 'does not list its own agency',
    fails: 'counts its own agency among those it serves',
    mischief: ofStatus(({ agency }) => (agency.code = 'H91')),
  },
  {
    wrong: 'does not listen to the agency',
    fails: 'answers in the name of each agency it serves',
    mischief: query((asked) => asked.delete('agency')),
  },
];
