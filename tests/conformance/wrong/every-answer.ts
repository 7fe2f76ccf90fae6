import {
  answer,
  drop,
  errors,
  headers,
  ofCatalogue,
  ofStatus,
  pathOf,
  sayHtml,
  sayProblem,
  ofProblem,
  type WrongDoing,
} from './spoil.ts';

export const WRONG_EVERY_ANSWER: readonly WrongDoing[] = [
  {
    wrong: 'lets no site read its errors',
    fails: 'lets the asking site read every answer, errors too',
    mischief: errors(({ headers }) => headers.delete('Access-Control-Allow-Origin')),
  },
  {
    wrong: 'lets another site read its answers',
    fails: 'lets the asking site read every answer, errors too',
    mischief: headers((all) => all.set('Access-Control-Allow-Origin', 'https://khac.example')),
  },
  {
    wrong: 'does not vary its errors',
    fails: 'says that every answer varies by Origin, Accept and Accept-Language',
    mischief: errors(({ headers }) => headers.delete('Vary')),
  },
  {
    wrong: 'varies by Origin alone',
    fails: 'says that every answer varies by Origin, Accept and Accept-Language',
    mischief: headers((all) => all.set('Vary', 'Origin')),
  },
  {
    wrong: 'exposes nothing of its errors',
    fails: 'exposes ETag, Retry-After, Date and Content-Language to the page',
    mischief: errors(({ headers }) => headers.delete('Access-Control-Expose-Headers')),
  },
  {
    wrong: 'exposes the ETag alone',
    fails: 'exposes ETag, Retry-After, Date and Content-Language to the page',
    mischief: headers((all) => all.set('Access-Control-Expose-Headers', 'ETag')),
  },
  {
    wrong: 'asks for credentials',
    fails: 'asks no browser for credentials',
    mischief: headers((all) => all.set('Access-Control-Allow-Credentials', 'true')),
  },
  {
    wrong: 'sets a cookie',
    fails: 'sets no cookie',
    mischief: headers((all, asked) => pathOf(asked) === '/agencies' && all.set('Set-Cookie', 'visit=1; Path=/')),
  },
  {
    wrong: 'does not say the language of its errors',
    fails: 'says the language of every text',
    mischief: errors(({ headers }) => headers.delete('Content-Language')),
  },
  {
    wrong: 'claims another charset',
    fails: 'sends texts in UTF-8',
    mischief: headers(
      (all, asked) =>
        pathOf(asked) === '/agencies' && all.set('Content-Type', 'application/json; charset=windows-1258'),
    ),
  },
  {
    wrong: 'sends texts in another charset',
    fails: 'sends texts in UTF-8',
    mischief: answer((given, asked) => {
      if (pathOf(asked) === '/status') given.body = Buffer.from(given.body.toString(), 'latin1');
    }),
  },
  {
    wrong: 'writes a letter and its mark apart',
    fails: 'sends texts in Unicode form NFC',
    mischief: answer((given, asked) => {
      if (pathOf(asked) === '/agencies') given.body = Buffer.from(given.body.toString().normalize('NFD'));
    }),
  },
  {
    wrong: 'hides a mark apart behind an escape',
    fails: 'sends texts in Unicode form NFC',
    mischief: answer((given, asked) => {
      if (pathOf(asked) === '/procedures')
        given.body = Buffer.from(given.body.toString().replace('"title":"', '"title":"a\\u0301 '));
    }),
  },
  {
    wrong: 'writes days as people do',
    fails: 'writes instants with their offset and days as YYYY-MM-DD',
    mischief: ofCatalogue((value) => (value.asOf = '06/06/2026')),
  },
  {
    wrong: 'writes instants without an offset',
    fails: 'writes instants with their offset and days as YYYY-MM-DD',
    mischief: ofStatus((status) => (status.time = '2026-11-24 08:00')),
  },
  {
    wrong: 'calls its problems plain JSON',
    fails: 'answers every error with a problem of the contract',
    mischief: errors(({ headers }) => headers.set('Content-Type', 'application/json')),
  },
  {
    wrong: 'leaves the kind out of its problems',
    fails: 'answers every error with a problem of the contract',
    mischief: ofProblem((problem) => drop(problem, 'kind')),
  },
  {
    wrong: 'says another kind than its status',
    fails: 'answers every error with a problem of the contract',
    mischief: ofProblem((problem) => (problem.kind = 'server')),
  },
  {
    wrong: 'says another status in its problems than in HTTP',
    fails: 'answers every error with a problem of the contract',
    mischief: ofProblem((problem) => (problem.status = 499)),
  },
  {
    wrong: 'stops for works in HTML',
    fails: 'answers every error with a problem of the contract',
    mischief: answer((given, asked) => pathOf(asked) === '/procedures' && sayHtml(given, 503)),
  },
  {
    wrong: 'does not say when it has time again',
    fails: 'says with 429 and 503 when to come back',
    mischief: answer((given, asked) => pathOf(asked) === '/procedures' && sayProblem(given, 503, 'unavailable')),
  },
];
