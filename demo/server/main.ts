/** Entry of `npm run server`: the endpoint alone, without a build. */
import { runServer } from './run-server.ts';

await runServer();
